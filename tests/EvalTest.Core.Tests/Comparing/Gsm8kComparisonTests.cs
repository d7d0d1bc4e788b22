using System.Numerics;
using System.Text.Json;
using EvalTest.Comparing;
using EvalTest.Core.Tests.Running;
using EvalTest.Reporting;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Comparing;

/// <summary>Four models' recorded answers to the same questions, compared in every pair.</summary>
public sealed class Gsm8kComparisonTests : IDisposable
{
    private static readonly string data = Path.Combine(Repository.SharedData, "gsm8k", "model_solutions.jsonl");
    private static readonly string[] models = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"];

    private readonly Laboratory lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Every_pair_has_the_figures_of_the_published_labels()
    {
        var questions = Questions();
        foreach (var model in models)
            await lab.RunAsync(model, c => Judge(questions[c.Index], model), Rows(questions));

        var comparison = lab.Compare(new ComparisonOptions { AllPairs = true }, models);

        Assert.Equal(Expected(questions), Assert.Single(comparison.Evals).Pairs.Select(Actual));
        Assert.Equal(6, comparison.Comparisons);
        Assert.Contains("  175b_verification vs 6b_finetuning:    accuracy  0.563 vs 0.217  +0.346 [0.317, 0.375]    p < 1e-9 (McNemar)   499 better, 43 worse of 1,319   better\n", ComparisonText.Of(comparison), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matrix_of_the_models_says_the_same_as_four_experiments()
    {
        var questions = Questions();
        foreach (var model in models)
            await lab.RunAsync("all", c => Judge(questions[c.Index], model), Rows(questions), Engine.Eval() with { Variant = $"model: \"{model}\"" });

        var comparison = lab.Compare(new ComparisonOptions { By = ComparedBy.Variant, AllPairs = true }, "all");

        Assert.Equal(
            Expected(questions).Select(e => (Labels(e.Names), e.Shared, e.P)).Order(),
            Assert.Single(comparison.Evals).Pairs.Select(p => (Labels($"{p.First.Label} {p.Second.Label}"), p.Samples, Round(p.Scores[0].P.Value!.Value))).Order());

        static string Labels(string names) => string.Join(' ', names.Replace("model: ", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).Split(' ').Order(StringComparer.Ordinal));
    }

    /// <summary>Counted from the raw labels; the binomial tails are sums of whole numbers.</summary>
    private static IEnumerable<(string Names, int Shared, double First, double Second, int Better, int Worse, double P)> Expected(List<JsonElement> questions) =>
        from i in Enumerable.Range(0, 4)
        from j in Enumerable.Range(i + 1, 3 - i)
        let labels = questions.ConvertAll(q => (First: IsCorrect(q, models[i]), Second: IsCorrect(q, models[j])))
        let gained = labels.Count(l => l.Second && !l.First)
        let lost = labels.Count(l => l.First && !l.Second)
        select ($"{models[i]} {models[j]}", labels.Count, Round(labels.Count(l => l.First) / 1319.0), Round(labels.Count(l => l.Second) / 1319.0), gained, lost, Round(ExactP(gained, lost)));

    private static (string, int, double, double, int, int, double) Actual(PairComparison pair)
    {
        var score = Assert.Single(pair.Scores);
        Assert.Equal((score.Better, score.Worse), (pair.Flips.Gained.Count, pair.Flips.Lost.Count));
        return ($"{pair.First.Label} {pair.Second.Label}", pair.Samples, Round(score.First), Round(score.Second), score.Better, score.Worse, Round(score.P.Value!.Value));
    }

    private static double ExactP(int gained, int lost)
    {
        var (n, choose, tail) = (gained + lost, BigInteger.One, BigInteger.One);
        for (var k = 1; k <= Math.Min(gained, lost); k++)
        {
            choose = choose * (n - k + 1) / k;
            tail += choose;
        }

        return Math.Min(1, Math.Exp(BigInteger.Log(tail) - ((n - 1) * Math.Log(2))));
    }

    // To nine digits, however small.
    private static double Round(double value) => double.Parse(value.ToString("E8", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsCorrect(JsonElement question, string model) => question.GetProperty(model).GetProperty("is_correct").GetBoolean();

    private static Score Judge(JsonElement question, string model) =>
        Score.FromBoolean(Answer(question.GetProperty(model).GetProperty("solution").GetString()!) is { } answer && answer == Answer(question.GetProperty("ground_truth").GetString()!), "accuracy");

    private static string? Answer(string solution)
    {
        var at = solution.LastIndexOf("A:", StringComparison.Ordinal);
        return at < 0 ? null : solution[(at + 2)..].Replace(",", "", StringComparison.Ordinal).Trim();
    }

    private static IEnumerable<object?> Rows(List<JsonElement> questions) => questions.Select(q => (object?)new Question(q.GetProperty("question").GetString()!));

    private static List<JsonElement> Questions()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1" || File.Exists(data), $"The real input is not beside the repository: {data}.");
        return [.. File.ReadLines(data).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }

    private sealed record Question(string Text);
}
