using Readme.FirstEval;

namespace Readme.Authoring;

public record Country([property: SampleId] string Name, [property: Expected] string Capital);

public class CountryEvals
{
    public static IEnumerable<Country> Countries() => [new("France", "Paris"), new("Peru", "Lima")];

    #region README: a matrix
    [EvalForEach(nameof(Countries))]
    [EvalMatrix("model", "small", "large")]
    [EvalMatrix("temperature", 0.0, 0.7)]
    public async Task<Score> Knows_the_capital(Country country, string model, double temperature, CancellationToken cancel)
    {
        var answer = await Atlas.AskAsync(model, temperature, country.Name, cancel);
        return Score.Exact(answer, country.Capital);
    }
    #endregion

    #region README: a target
    public async Task<string> AskAsync(Country country, EvalContext eval, CancellationToken cancel)
    {
        var answer = await Atlas.AskAsync("large", 0, country.Name, cancel);
        eval.Usage(inputTokens: 12, outputTokens: 3);
        return answer;
    }

    [EvalForEach(nameof(Countries)), EvalTarget(nameof(AskAsync))]
    public Score Answers(Country country, string output) => Score.Exact(output, country.Capital);

    [EvalForEach(nameof(Countries)), EvalTarget(nameof(AskAsync))]
    public Score Answers_in_one_word(string output) => Score.FromBoolean(!output.Contains(' '));
    #endregion

    #region README: a batch
    [EvalForEach(nameof(Countries)), EvalBatch(Size = 32)]
    public async Task<IReadOnlyList<Score>> Answers_many(IReadOnlyList<Country> countries, CancellationToken cancel)
    {
        var answers = await Atlas.AskAllAsync([.. countries.Select(c => c.Name)], cancel);
        return [.. countries.Zip(answers, (country, answer) => Score.Exact(answer, country.Capital))];
    }
    #endregion
}

#region README: cases and defaults
[EvalDefaults(Concurrency = 8, Timeout = 30_000, Retries = 1)]
public class ArithmeticEvals
{
    [EvalForEach]
    [EvalCase("What is 17 + 25?", 42, Id = "sum")]
    [EvalCase("What is 6 * 7?", 42, Id = "product", Skip = "the model cannot multiply yet")]
    public async Task<Score> Computes(string question, [Expected] int answer, EvalContext eval, CancellationToken cancel)
    {
        var response = await Model.AskAsync(question, cancel);
        eval.Link("trace", "https://traces.example.com/{trace}?run={experiment}");
        return Score.Numeric(response, answer);
    }
}
#endregion

/// <summary>Knows every capital that it is asked for here.</summary>
public static class Atlas
{
    private static readonly Dictionary<string, string> capitals = new() { ["France"] = "Paris", ["Peru"] = "Lima" };

    public static Task<string> AskAsync(string model, double temperature, string country, CancellationToken cancel) =>
        model.Length == 0 || temperature < 0 || cancel.IsCancellationRequested ? Task.FromCanceled<string>(new CancellationToken(canceled: true)) : Task.FromResult(capitals[country]);

    public static async Task<IReadOnlyList<string>> AskAllAsync(IReadOnlyList<string> countries, CancellationToken cancel) =>
        [.. await Task.WhenAll(countries.Select(c => AskAsync("large", 0, c, cancel)))];
}
