using System.Text.Json;
using EvalTest.Comparing;
using EvalTest.Core.Tests.Reporting;
using EvalTest.Model;
using EvalTest.Report.Building;
using EvalTest.Report.Tests.Rendering;
using EvalTest.Report.Views;
using EvalTest.TestKit;

namespace EvalTest.Report.Tests;

/// <summary>The recorded answers of four models to 1,319 questions of school mathematics, as four variants of one eval.</summary>
public sealed class Gsm8kPageTests
{
    private static readonly string data = Path.Combine(Repository.SharedData, "gsm8k", "model_solutions.jsonl");
    private static readonly string[] models = ["6b_finetuning", "6b_verification", "175b_finetuning", "175b_verification"];

    [Fact]
    public async Task Four_models_beside_each_other()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1" || File.Exists(data), $"The real input is not beside the repository: {data}.");
        var rows = File.ReadLines(data).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToArray();
        using var world = new RecordedWorld();
        foreach (var model in models)
            await world.RunAsync(Eval(model), rows.Select((r, i) => (object?)new Question($"q{i + 1}", r.GetProperty("question").GetString()!, r.GetProperty("ground_truth").GetString()!)), c => Judge(c, rows[c.Index], model));

        using var experiment = world.Open();
        var view = ReportViews.Of(experiment, comparison: Comparison.Of([experiment], new ComparisonOptions { By = ComparedBy.Variant, AllPairs = true }));
        var html = await Page.OfAsync(view);
        await Page.KeepAsync("gsm8k", html);

        // 458, 742, 286 and 515 of the published verdicts are good.
        Assert.Equal(["0.347, 0.322 to 0.373", "0.563, 0.536 to 0.589", "0.217, 0.195 to 0.240", "0.390, 0.364 to 0.417"], view.Evals.Select(e => $"{e.Headline!.Value}, {e.Headline.Interval}"));
        Assert.Equal(6, view.Comparisons.Count);
        Assert.All(view.Comparisons, c => Assert.Equal(("over 1,319 shared samples", 100), (c.Samples, c.Flips.Count)));
        // Finetuned and verified, 175B: 742 against 458 good ones is what the flips explain.
        Assert.Equal(742 - 458, view.Comparisons[0].Gained - view.Comparisons[0].Lost);
        Assert.Equal(Tone.Good, view.Comparisons[0].Differences[0].Tone);
        Assert.InRange(html.Length, 500_000, 10_000_000);
    }

    private static EvalDefinition Eval(string model) => new()
    {
        Id = "Gsm8k.Solves",
        DisplayName = "Gsm8k.Solves",
        Variant = $"model: \"{model}\"",
        Gates = [new Gate("correct", 0.35, null, null)],
        Concurrency = 8,
    };

    private static EvalResult Judge(EvalContext context, JsonElement row, string model)
    {
        var solution = row.GetProperty(model).GetProperty("solution").GetString()!;
        context.Record("output", solution);
        var (answer, expected) = (Answer(solution), Answer(row.GetProperty("ground_truth").GetString()!));
        var correct = Score.FromBoolean(answer is not null && answer == expected, "correct", $"expected {expected}, got {answer ?? "no answer"}");
        return new EvalResult(correct, Score.Measure("steps", solution.Split('\n').Length));
    }

    // A solution that broke off before its answer line is wrong.
    private static string? Answer(string solution)
    {
        var at = solution.LastIndexOf("A:", StringComparison.Ordinal);
        return at < 0 ? null : solution[(at + 2)..].Replace(",", "", StringComparison.Ordinal).Trim();
    }

    private sealed record Question([property: SampleId] string Id, string Text, [property: Expected] string Solution);
}
