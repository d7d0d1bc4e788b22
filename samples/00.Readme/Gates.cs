using Readme.FirstEval;

namespace Readme.Gates;

public class GatedEvals
{
    public static IEnumerable<Question> Questions() => Enumerable.Range(1, 60).Select(n => new Question($"n-{n:00}", $"What is {n} + {n + 1}?", (2 * n) + 1));

    #region README: gates that are sure
    [EvalForEach(nameof(Questions))]
    [Gate("accuracy", AtLeast = 0.8, WithConfidence = 0.95)]
    [Gate("latency", AtMost = 2.5, Quantile = 0.95)]
    [Gate("cost", AtMost = 0.01)]
    public async Task<Score> Answers(Question question, EvalContext eval, CancellationToken cancel)
    {
        var response = await Model.AskAsync(question.Text, cancel);
        eval.Usage(inputTokens: 40, outputTokens: 12, cost: 0.0004m);
        return Score.Numeric(response, question.Answer, name: "accuracy");
    }
    #endregion
}
