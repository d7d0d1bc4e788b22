using System.Text;
using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Reporting;

/// <summary>One sample as a test of its own shows it.</summary>
internal static class SampleText
{
    private const int MostOfMessage = 4000;
    private const int MostOfValue = 500;

    /// <summary>
    /// What the sample came to: a first line that stands alone, then its scores, the error's message, what it recorded, its row and what of that was expected, each
    /// shortened. The whole is in the session file. The stack trace has a place of its own in a test result: see <see cref="Stack"/>.
    /// </summary>
    /// <param name="record">The sample.</param>
    /// <param name="full">Shorten nothing.</param>
    /// <param name="notes">What people said of it and of its earlier results; null for those of this one.</param>
    public static string Message(SampleRecord record, bool full = false, IReadOnlyList<SampleNote>? notes = null)
    {
        var (mostOfMessage, mostOfValue) = full ? (int.MaxValue, int.MaxValue) : (MostOfMessage, MostOfValue);
        var text = new StringBuilder($"{SampleLine.Id(record.Key)}: {SampleLine.Reason(record)}");
        if (record.Error is { } error && IsMoreThanReason(error, record.Outcome))
            Section(text, Printable.Line(error.Type), [Printable.Block(error.Message, mostOfMessage)]);

        Section(text, "scores", record.Scores.Select(s => Score(s, mostOfValue)));
        Section(text, "notes", NoteText.Lines(record, notes ?? record.Review?.Notes ?? [], mostOfValue));
        Section(text, "recorded", record.Values.Select(v => $"{Printable.Line(v.Key)}: {Json(v.Value, mostOfValue)}"));
        if (!record.InputJson.IsEmpty)
            Section(text, "input", [Json(record.InputJson.Span, mostOfValue)]);
        if (!record.ExpectedJson.IsEmpty)
            Section(text, "expected", [Json(record.ExpectedJson.Span, mostOfValue)]);
        return text.ToString();
    }

    /// <summary>The error's stack trace, harmless for a terminal; null where there is none.</summary>
    public static string? Stack(SampleRecord record) => record.Error?.Stack is { } stack ? Printable.Block(stack) : null;

    private static string Score(Score score, int mostOfReason)
    {
        var verdict = score.Passed switch { true => " passed", false => " failed", null => "" };
        var reason = score.Reason is { } why ? $": {Printable.Line(why, mostOfReason)}" : "";
        return $"{Printable.Line(score.Name)} {FigureText.Exact(score.Value)}{verdict}{reason}";
    }

    // A time-out's exception is ours or the cancelled code's; an error of one line stands in the first line already.
    private static bool IsMoreThanReason(SampleError error, Outcome outcome) =>
        outcome == Outcome.Timeout || error.Message.Trim().AsSpan().ContainsAny('\n', '\r') || error.Message.Length > 200;

    private static string Json(ReadOnlySpan<byte> json, int most) => Printable.Line(Encoding.UTF8.GetString(json), most);

    private static void Section(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            if (!any)
                text.Append('\n').Append(heading);
            any = true;
            text.Append("\n  ").Append(line.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal));
        }
    }
}
