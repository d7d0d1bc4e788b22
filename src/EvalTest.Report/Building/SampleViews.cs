using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Report.Views;
using EvalTest.Reporting;

namespace EvalTest.Report.Building;

/// <summary>Samples as a page shows them.</summary>
internal static class SampleViews
{
    public static SampleView Of(SampleRecord record, int most) => new(
        Shown.Line(record.Key.Name), Word(record), Tone(record), SampleLine.Reason(record), [.. Facts(record)], [.. record.Scores.Select(Score)], [.. Parts(record, most)]);

    public static SampleRow Row(SampleRecord record) => new(Shown.Line(record.Key.Name), Word(record), Tone(record), SampleLine.Reason(record));

    /// <summary>About how many bytes a sample takes in the page, its markup included.</summary>
    public static long Bytes(SampleView view) =>
        800 + Shown.Bytes(view.Id) + Shown.Bytes(view.Reason) + view.Scores.Sum(s => 150 + Shown.Bytes(s.Name) + Shown.Bytes(s.Reason)) + view.Parts.Sum(p => 200 + Shown.Bytes(p.Text) + Shown.Bytes(p.Name));

    public static long Bytes(SampleRow row) => 150 + Shown.Bytes(row.Id) + Shown.Bytes(row.Reason);

    private static string Word(SampleRecord record) => record.Outcome switch
    {
        Outcome.Error => "error",
        Outcome.Timeout => "timed out",
        Outcome.Skipped => "skipped",
        _ => record.Passed switch { true => "passed", false => "failed", null => "completed" },
    };

    private static Tone Tone(SampleRecord record) => record.Outcome switch
    {
        Outcome.Error or Outcome.Timeout => Views.Tone.Doubt,
        Outcome.Skipped => Views.Tone.Plain,
        _ => OfVerdict(record.Passed),
    };

    private static Tone OfVerdict(bool? passed) => passed switch { true => Views.Tone.Good, false => Views.Tone.Bad, null => Views.Tone.Plain };

    private static IEnumerable<Fact> Facts(SampleRecord record)
    {
        yield return new Fact("took", Shown.Duration(record.Duration));
        if (record.Attempt > 1)
            yield return new Fact("attempt", FigureText.Count(record.Attempt));
        if (record.Usage is not { } usage)
            yield break;
        yield return new Fact("tokens", $"{FigureText.Count(usage.InputTokens)} in, {FigureText.Count(usage.OutputTokens)} out");
        if (usage.Cost is { } cost)
            yield return new Fact("cost", FigureText.Exact((double)cost));
    }

    private static ScoreView Score(Score score) => new(Shown.Line(score.Name), FigureText.Exact(score.Value), OfVerdict(score.Passed), Shown.Line(score.Reason ?? ""));

    private static IEnumerable<PartView> Parts(SampleRecord record, int most)
    {
        if (!record.InputJson.IsEmpty)
            yield return Shown.Part("input", RowText.Of(record.InputJson, record.ExpectedJson), most);
        if (!record.ExpectedJson.IsEmpty)
            yield return Shown.Part("expected", RowText.Of(record.ExpectedJson), most);
        foreach (var (name, value) in record.Values.OrderBy(v => v.Key != RecordedOutput.Name))
            yield return Shown.Part(name, JsonText.Indented(value), most);
        if (record.Review is { } review)
            yield return Shown.Part("notes", string.Join("\n", NoteText.Lines(record, review.Notes, most)), most, isWide: true);
        foreach (var (place, file) in record.Files)
            yield return new PartView(Shown.Line(place), $"{FigureText.Count(file.Length)} bytes, in the file {file.Sha256}.value beside the session file", "", false);
        if (record.Error is { } error)
            yield return Shown.Part(error.Type, error.Message + (error.Stack is { } stack ? "\n\n" + stack : ""), most, isWide: true);
        if (record.SkipReason is { } reason)
            yield return Shown.Part("skipped", reason, most);
        if (!string.IsNullOrEmpty(record.Output))
            yield return Shown.Part("log", record.Output, most, isWide: true);
        if (record.Warnings.Count > 0)
            yield return Shown.Part("warnings", string.Join("\n", record.Warnings), most, isWide: true);
    }
}
