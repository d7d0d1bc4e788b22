using System.Text;
using EvalTest.Secrets;

namespace EvalTest.Datasets;

/// <summary>A row's text as a message shows it.</summary>
internal static class RowText
{
    private const int ShownCharacters = 100;
    private const int ReadBytes = 64 * 1024;

    public static string Beginning(ReadOnlySpan<byte> text) => Beginning(Encoding.UTF8.GetString(text[..Math.Min(text.Length, ReadBytes)]));

    public static string Beginning(string text)
    {
        // Masked before it is cut: of half a secret nobody could tell what it is.
        text = KnownSecrets.Redact(text[..Math.Min(text.Length, ReadBytes)]);
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(ShownCharacters))
            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return shown.ToString().TrimEnd() + (text.EnumerateRunes().Count() > ShownCharacters ? "…" : "");
    }
}
