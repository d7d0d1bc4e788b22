using System.Text.RegularExpressions;

namespace EvalTest.Core.Tests.Reporting;

/// <summary>A Markdown report without what stands in code, where nothing is markup: what is left must be ours.</summary>
internal static partial class MarkdownSkeleton
{
    public static string Of(string markdown) => Spans().Replace(Code().Replace(Blocks().Replace(markdown, Block), "CODE"), "CODE");

    // Within it only the names of its parts are marked up.
    private static string Block(Match match)
    {
        Assert.DoesNotContain('<', match.Groups[1].Value.Replace("<b>", "", StringComparison.Ordinal).Replace("</b>", "", StringComparison.Ordinal));
        return "PRE";
    }

    [GeneratedRegex("^<pre>(.*?)</pre>$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("<code>[^<\n]*</code>")]
    private static partial Regex Code();

    // A run of backticks, and the next one of the same length; CommonMark 6.1.
    [GeneratedRegex("(?<!`)(`+)(?!`)[^\n]*?(?<!`)\\1(?!`)")]
    private static partial Regex Spans();
}
