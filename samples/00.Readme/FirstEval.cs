namespace Readme.FirstEval;

#region README: a first eval
public record Question(string Id, string Text, int Answer);

public class MathEvals
{
    public static IEnumerable<Question> Questions() =>
    [
        new("sum", "What is 17 + 25?", 42),
        new("product", "What is 6 * 7?", 42),
        new("sum-of-three", "What is 1 + 2 + 3?", 6),
        new("difference", "What is 9 - 4?", 5),
    ];

    [EvalForEach(nameof(Questions))]
    [Gate("accuracy", AtLeast = 0.75)]
    public async Task<Score> Answers(Question question, EvalContext eval, CancellationToken cancel)
    {
        var response = await Model.AskAsync(question.Text, cancel);
        eval.Record("response", response);
        return Score.Numeric(response, question.Answer, name: "accuracy");
    }
}

// Put a call of your model here. This one adds and multiplies, and takes a moment.
public static class Model
{
    public static async Task<string> AskAsync(string question, CancellationToken cancel)
    {
        await Task.Delay(50, cancel);
        var numbers = question.Split(' ', '?').Where(word => int.TryParse(word, out _)).Select(int.Parse);
        return $"That is {(question.Contains('*') ? numbers.Aggregate((a, b) => a * b) : numbers.Sum())}.";
    }
}
#endregion
