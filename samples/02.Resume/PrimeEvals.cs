namespace Resume;

public class PrimeEvals
{
    public static IEnumerable<Question> Questions() => Enumerable.Range(1, 600).Select(n => new Question($"n-{n:000}", n));

    // 600 samples, 8 at a time, about 12 seconds: time enough to stop it.
    [EvalForEach(nameof(Questions), Concurrency = 8)]
    [Gate("accuracy", AtLeast = 0.70)]
    public async Task<Score> Recognises(Question question, EvalContext eval, CancellationToken cancel)
    {
        var response = await SlowModel.AskAsync(question, cancel);
        eval.Record("response", response);
        return Score.Exact(response, question.Answer, name: "accuracy");
    }
}
