using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Reporting;

/// <summary>One sample on one line: which, and what it came to.</summary>
internal static class SampleLine
{
    private const int MostOfReason = 200;

    /// <summary>The sample's id, with its repetition where there are any. Its variant is the eval's, whose name says it.</summary>
    public static string Id(SampleKey key) => Printable.Line(key.Name);

    /// <summary>Why the sample is not good: the first line of its assertion or error, its failed scores, or how it ended.</summary>
    public static string Reason(SampleRecord record) => record.Outcome switch
    {
        Outcome.Timeout => $"timed out after {FigureText.Duration(record.Duration)}",
        Outcome.Skipped => $"skipped: {Printable.FirstLine(record.SkipReason ?? "", MostOfReason)}",
        Outcome.Error => Error(record),
        _ => Completed(record),
    };

    private static string Error(SampleRecord record) =>
        record.Error is { } error ? $"{Printable.Line(ShortType(error.Type))}: {Printable.FirstLine(error.Message, MostOfReason)}" : "ended in an error";

    // An assertion's type says nothing that its message does not.
    private static string Completed(SampleRecord record)
    {
        var failed = record.Scores.Where(s => s.Passed == false).Select(Failed);
        var assertion = record.Error is { } error ? Printable.FirstLine(error.Message, MostOfReason) : null;
        var all = string.Join("; ", failed.Append(assertion).Where(r => !string.IsNullOrEmpty(r)));
        return all.Length > 0 ? all : record.Passed switch { false => "failed", true => "passed", null => "completed" };
    }

    private static string Failed(Score score) =>
        $"{Printable.Line(score.Name)} {FigureText.Exact(score.Value)}" + (score.Reason is { } reason ? $": {Printable.FirstLine(reason, MostOfReason)}" : "");

    private static string ShortType(string type) => type[(type.LastIndexOfAny(['.', '+']) + 1)..];
}
