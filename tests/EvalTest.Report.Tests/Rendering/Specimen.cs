using EvalTest.Report.Views;

namespace EvalTest.Report.Tests.Rendering;

/// <summary>A small report that has everything a report can have.</summary>
internal static class Specimen
{
    public static ReportView View { get; } = new("long_eval", "1 of 2 evals failed", Tone.Bad, [new("status", "complete"), new("commit", "54a40ae0")], [Failed, Passed])
    {
        Figures = [new("evals passed", "1 of 2"), new("failing", "2")],
        Warnings = ["a.jsonl:17: the checksum does not match"],
        Comparisons = [Comparison],
    };

    private static EvalView Failed => new("eval-1", "MathEvals.Solves", "model: \"small\"", Tone.Bad, "failed", "3 of 4")
    {
        Reasons = ["Gate accuracy >= 0.8: fails, the mean is 0.3333"],
        Notes = ["interrupted"],
        Shares = [new("passed", 1, "passed"), new("failed", 2, "failed"), new("pending", 1, "pending")],
        Facts = [new("tokens in", "1,200")],
        Headline = new("pass rate", "0.333", "0.061 to 0.792", "3", "", new PlotView(0, 1, 0.333, 0.061, 0.792, 0.8)),
        Figures = [new("pass rate", "0.333", "0.061 to 0.792", "3", "", new PlotView(0, 1, 0.333, 0.061, 0.792, 0.8)), new("length", "5.000", "", "1", "no interval: one value says nothing of its spread", new PlotView(-1, 9, 5, null, null, null))],
        Gates = [new("accuracy >= 0.8: fails, the mean is 0.3333", "fails", Tone.Bad), new("latency <= 3: not judged", "not judged", Tone.Plain)],
        Histograms = [new("latency", [3, 0, 1], ["0 to 1 s: 3", "1 to 2 s: 0", "2 to 3 s: 1"], "0 s", "3 s", "median 0.5 s")],
        Samples = new("Failing samples", 5, [Sample], [new("p3", "timed out", Tone.Doubt, "timed out after 3.0 s")], 3),
        IsOpen = true,
    };

    private static SampleView Sample => new("p1", "failed", Tone.Bad, "accuracy 0: expected 4, got 5", [new("took", "0.3 s")], [new("accuracy", "0", Tone.Bad, "expected 4, got 5"), new("length", "5", Tone.Plain, "")],
        [new("input", "{\n  \"Text\": \"2 + 2?\"\n}", "", false), new("output", "5", "the first 1 of 9 characters", false), new("System.Exception", "broken\n\n   at X()", "", true)]);

    private static EvalView Passed => new("eval-2", "MathEvals.Greets", "", Tone.Good, "passed", "1 of 1");

    private static ComparisonView Comparison => new("MathEvals.Solves", "small", "large", "3 shared samples")
    {
        Notes = ["1 sample has another input"],
        Differences = [new("accuracy", "0.333", "0.667", "+0.333", "-0.100 to 0.700", "1 / 2 / 0", "1.000", "no difference shown", Tone.Plain, new PlotView(-1, 1, 0.333, -0.1, 0.7, null))],
        Gained = 1,
        Lost = 1,
        Flips = [new("p1", true, "2 + 2?", "5", "4")],
    };
}
