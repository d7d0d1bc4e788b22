namespace Resume;

/// <summary>Stands where a slow and costly model stands: a tenth to a fifth of a second for each question, alike in every run.</summary>
public static class SlowModel
{
    public static async Task<string> AskAsync(Question question, CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100 + (question.Number * 37 % 101)), cancel);

        // It takes every odd number that does not end in 5 for a prime.
        return question.Number % 2 == 1 && question.Number % 5 != 0 ? "prime" : "not prime";
    }
}
