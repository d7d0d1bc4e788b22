using System.Text.RegularExpressions;
using EvalTest.Reporting;
using EvalTest.Tool.CommandLine;
using Spectre.Console;

namespace EvalTest.Tool.Output;

/// <summary>What people read: lines and tables, with colour only on a terminal. Whatever came from outside is made harmless first.</summary>
internal sealed partial class Screen(ToolConsole console)
{
    /// <summary>A line of our own words.</summary>
    public void Line(string text = "") => console.Out.Write(text + "\n");

    /// <summary>Texts from outside that may have several lines.</summary>
    public void Block(string text, string indent = "") => Line(indent + Printable.Block(text).TrimEnd('\n').Replace("\n", "\n" + indent, StringComparison.Ordinal));

    /// <summary>Rows below a heading, aligned, without blanks at the ends of lines.</summary>
    /// <param name="headings">One for each column; a column of figures is named with a leading <c>#</c> and set to the right.</param>
    /// <param name="rows">Each as many cells; a cell's text is made harmless here.</param>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false }.HideHeaders().HideFooters();
        foreach (var heading in headings)
            table.AddColumn(new TableColumn("") { NoWrap = !console.IsTerminal, Padding = new Padding(0, 0, 2, 0), Alignment = heading.StartsWith('#') ? Justify.Right : Justify.Left });
        table.AddRow(headings.Select(h => new Text(h.TrimStart('#'), new Style(decoration: Decoration.Dim))));
        foreach (var row in rows)
            table.AddRow(row.Select(c => new Text(Printable.Line(c.Text), c.Style)));
        Line(Rendered(table));
    }

    private string Rendered(Table table)
    {
        using var text = new StringWriter();
        var ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = console.HasColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = console.HasColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        // What is read by a program, or scrolled, is never wrapped.
        ansi.Profile.Width = console.IsTerminal ? console.Width : short.MaxValue;
        ansi.Write(table);
        return BlanksAtEnd().Replace(text.ToString().ReplaceLineEndings("\n").TrimEnd('\n'), "");
    }

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex BlanksAtEnd();
}
