using System.Globalization;
using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Reporting;

/// <summary>What people said of a sample, for people.</summary>
internal static class NoteText
{
    /// <summary>Each note on a line: who, when, the scores in place of which others, the remark.</summary>
    /// <param name="record">The result that counts.</param>
    /// <param name="notes">Of the sample, in the order of folding.</param>
    /// <param name="most">Characters of a remark or a reason.</param>
    public static IEnumerable<string> Lines(SampleRecord record, IReadOnlyList<SampleNote> notes, int most) => notes.Select(note =>
    {
        var said = note.Scores.Select(s => Edit(record, note, s, most)).Append(Printable.Block(note.Text, most)).Where(t => t.Length > 0);
        return $"{Author(note)}, {note.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}{(note.Counts ? "" : ", of an earlier result")}: {string.Join("; ", said)}";
    });

    public static string Author(SampleNote note) => note.Author.Length == 0 ? "somebody" : Printable.Line(note.Author);

    private static string Edit(SampleRecord record, SampleNote note, Score edited, int most)
    {
        var recorded = (record.Review?.RecordedScores ?? record.Scores).FirstOrDefault(s => s.Name == edited.Name);
        var instead = !note.Counts ? ""
            : record.Review?.EditOf(edited.Name) is { } last && last != note ? ", edited again since"
            : recorded is null ? ", recorded without it"
            : $", recorded as {Value(recorded)}";
        return $"{Printable.Line(edited.Name)} {Value(edited)}{instead}{(edited.Reason is { } why ? $": {Printable.Line(why, most)}" : "")}";
    }

    private static string Value(Score score) => $"{FigureText.Exact(score.Value)}{score.Passed switch { true => " passed", false => " failed", null => "" }}";
}
