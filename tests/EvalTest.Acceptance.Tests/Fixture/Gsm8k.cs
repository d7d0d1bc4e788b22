using System.Text.Json.Serialization;

namespace Fixture;

/// <summary>Judges recorded solutions of four models to school mathematics, whose verdicts are published.</summary>
public class Gsm8k
{
    public static IAsyncEnumerable<Question> Questions() => Dataset.JsonLines<Question>(Settings.Text("GSM8K", ""));

    [EvalForEach(nameof(Questions))]
    [Gate("correct", AtLeast = 0)]
    public Score SmallFinetuning(Question question) => Judge(question, question.SmallFinetuning);

    [EvalForEach(nameof(Questions))]
    [Gate("correct", AtLeast = 0)]
    public Score SmallVerification(Question question) => Judge(question, question.SmallVerification);

    [EvalForEach(nameof(Questions))]
    [Gate("correct", AtLeast = 0)]
    public Score LargeFinetuning(Question question) => Judge(question, question.LargeFinetuning);

    [EvalForEach(nameof(Questions))]
    [Gate("correct", AtLeast = 0)]
    public Score LargeVerification(Question question) => Judge(question, question.LargeVerification);

    // A solution that broke off before its answer line is wrong.
    private static Score Judge(Question question, Solution solution) =>
        Score.FromBoolean(Answer(solution.Text) is { } answer && answer == Answer(question.GroundTruth), name: "correct");

    // "A: 5,600" and "A: 5600" are the same answer.
    private static string? Answer(string solution)
    {
        var at = solution.LastIndexOf("A:", StringComparison.Ordinal);
        return at < 0 ? null : solution[(at + 2)..].Replace(",", "").Trim();
    }
}

public sealed record Question(
    [property: JsonPropertyName("question")] string Text,
    [property: JsonPropertyName("ground_truth")] string GroundTruth,
    [property: JsonPropertyName("6b_finetuning")] Solution SmallFinetuning,
    [property: JsonPropertyName("6b_verification")] Solution SmallVerification,
    [property: JsonPropertyName("175b_finetuning")] Solution LargeFinetuning,
    [property: JsonPropertyName("175b_verification")] Solution LargeVerification);

public sealed record Solution([property: JsonPropertyName("solution")] string Text);
