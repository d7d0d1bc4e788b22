using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Figures;

/// <summary>Figures of one made-up eval, to be changed by each test with <c>with</c>.</summary>
internal static class Summaries
{
    /// <summary>100 samples completed now, 80 of them right.</summary>
    public static EvalSummary Eighty { get; } = Completed(100, 80);

    /// <summary>All samples completed now, with the verdict "accuracy".</summary>
    public static EvalSummary Completed(int count, int passed) => new()
    {
        Eval = new EvalDefinition { Id = "MathEvals.Solves", DisplayName = "MathEvals.Solves" },
        Experiment = "long_eval",
        Planned = count,
        Exhausted = true,
        CompletedNow = count,
        Passed = passed,
        Failed = count - passed,
        Scores = [Verdicts("accuracy", count, passed)],
        Duration = TimeSpan.FromSeconds(12.34),
        SessionFile = "/repo/.evaltest/long_eval/MathEvals.20261120T142310Z-51d0e8aa90c1f37b.jsonl",
        ResumeArguments = "--experiment long_eval",
    };

    public static ScoreFigures Verdicts(string name, int count, int passed, int missing = 0) =>
        new(name, count, missing, (double)passed / count, 0.4, IsVerdict: true);

    public static EvalSummary With(this EvalSummary summary, params Gate[] gates) => summary with { Eval = summary.Eval with { Gates = gates } };

    public static Gate AtLeast(double bound, string score = "accuracy") => new(score, bound, null, null);

    public static SampleRecord Wrong(string id, string reason) => Record(id, Outcome.Completed) with { Passed = false, Scores = [Score.Fail(reason, "accuracy")] };

    public static SampleRecord Broken(string id, string type, string message) => Record(id, Outcome.Error) with { Error = new SampleError(type, message, "   at Model.Ask()") };

    public static SampleRecord Record(string id, Outcome outcome) => new()
    {
        Eval = "MathEvals.Solves",
        Key = new SampleKey("", id, 0),
        Attempt = 1,
        InputHash = 0,
        Outcome = outcome,
    };
}
