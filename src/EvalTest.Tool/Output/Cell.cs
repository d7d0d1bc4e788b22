using Spectre.Console;

namespace EvalTest.Tool.Output;

/// <summary>A text in a table, and how good it is.</summary>
/// <param name="Text">Any; it is made harmless where it is shown.</param>
/// <param name="Style">Null for plain.</param>
internal readonly record struct Cell(string Text, Style? Style = null)
{
    private static readonly Style good = new(Color.Green);
    private static readonly Style bad = new(Color.Red);
    private static readonly Style notice = new(Color.Yellow);

    public static implicit operator Cell(string text) => new(text);

    public static Cell Good(string text) => new(text, good);

    public static Cell Bad(string text) => new(text, bad);

    public static Cell Notice(string text) => new(text, notice);
}
