using System.Text;

namespace EvalTest.Reporting;

/// <summary>Lines of cells in aligned columns.</summary>
internal sealed class TextTable
{
    // One very long id must not push all others off the screen.
    private const int Widest = 40;

    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Writes each row on a line of its own, columns two blanks apart, without blanks at the end.</summary>
    public void WriteTo(StringBuilder text, string indent)
    {
        foreach (var row in rows)
        {
            var line = string.Join("  ", row.Select((cell, column) => cell.PadRight(Width(column))));
            text.Append(indent).Append(line.TrimEnd()).Append('\n');
        }
    }

    private int Width(int column) => rows.Where(r => r.Length > column).Select(r => r[column].Length).Where(w => w <= Widest).DefaultIfEmpty(0).Max();
}
