using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>What a person said of a result just now, and what counts since.</summary>
internal static class ReviewOutput
{
    public static void Write(Screen screen, string experiment, ReviewedSample reviewed)
    {
        var (before, now) = (reviewed.Before, reviewed.Now);
        screen.Line($"{Printable.Line(now.Eval)}{(now.Key.Variant.Length == 0 ? "" : $"({Printable.Line(now.Key.Variant)})")}  {SampleLine.Id(now.Key)}");
        foreach (var line in NoteText.Lines(now, [now.Review!.Notes[^1]], int.MaxValue))
            screen.Block(line, "  ");
        if (before.Passed != now.Passed)
            screen.Line($"  its verdict is now {Verdict(now.Passed)}, before: {Verdict(before.Passed)}");
        screen.Line(Printable.Line($"look at it with: evaltest show {experiment} --sample {now.Key.SampleId}"));
    }

    public static void WriteJson(TextWriter target, string experiment, ReviewedSample reviewed) => JsonDocumentWriter.Write(target, "evaltest-review/1", json =>
    {
        json.WriteString("name", experiment);
        json.WriteString("assembly", reviewed.Assembly);
        json.WriteString("file", reviewed.Session);
        json.WriteStartObject("sample");
        SampleFields.Write(json, reviewed.Now);
        ReviewFields.Write(json, reviewed.Now, reviewed.Now.Review!.Notes);
        json.WriteEndObject();
    });

    private static string Verdict(bool? passed) => passed switch { true => "passed", false => "failed", null => "none" };
}
