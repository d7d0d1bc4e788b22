using Xunit;

namespace Readme.Capitals;

#region src/EvalTest.Xunit
public record Question(string Country, string Capital);

public class Capitals(ModelFixture model) : IClassFixture<ModelFixture>
{
    public static IEnumerable<Question> Questions() => [new("France", "Paris"), new("Peru", "Lima")];

    [EvalForEach(nameof(Questions))]
    [Gate("right", AtLeast = 0.9)]
    public async Task<Score> Knows(Question row, CancellationToken cancel)
    {
        var answer = await model.AskAsync($"What is the capital of {row.Country}?", cancel);
        return Score.Contains(answer, row.Capital, name: "right");
    }
}
#endregion

/// <summary>One for all samples of the class.</summary>
public sealed class ModelFixture
{
    public Task<string> AskAsync(string question, CancellationToken cancel) =>
        cancel.IsCancellationRequested ? Task.FromCanceled<string>(cancel)
        : Task.FromResult(question.Contains("Peru", StringComparison.Ordinal) ? "It is Lima." : "Paris, of course.");
}
