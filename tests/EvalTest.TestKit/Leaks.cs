using System.Text;
using System.Text.RegularExpressions;

namespace EvalTest.TestKit;

/// <summary>
/// Looks for a planted piece of text in bytes as somebody would who wants to find it: as it is, in UTF-16, and in whatever base64 there is.
/// Shares nothing with the code that is to keep it out. A piece of letters and digits survives every way of escaping.
/// </summary>
public static partial class Leaks
{
    public static bool Occur(string piece, byte[] content) =>
        Views(content).Any(view => view.Contains(piece, StringComparison.Ordinal));

    public static bool Occur(string piece, string text) => Occur(piece, Encoding.UTF8.GetBytes(text));

    /// <summary>The files of a folder, at any depth, in which the piece occurs.</summary>
    public static IReadOnlyList<string> InFolder(string piece, string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Occur(piece, File.ReadAllBytes(f)))];

    private static IEnumerable<string> Views(byte[] content)
    {
        foreach (var text in Plain(content))
        {
            yield return text;
            foreach (Match run in Base64().Matches(text))
            {
                // What was encoded may begin at any of four characters.
                for (var skipped = 0; skipped < 4; skipped++)
                {
                    var digits = text.AsSpan(run.Index + skipped, run.Length - skipped);
                    var whole = digits[..(digits.Length / 4 * 4)].ToString().Replace('-', '+').Replace('_', '/');
                    foreach (var decoded in Plain(Convert.FromBase64String(whole)))
                        yield return decoded;
                }
            }
        }
    }

    private static IEnumerable<string> Plain(byte[] content) =>
        [Encoding.Latin1.GetString(content), Encoding.Latin1.GetString([.. content.Where(b => b != 0)])];

    [GeneratedRegex("[A-Za-z0-9+/_-]{12,}")]
    private static partial Regex Base64();
}
