using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>What the documents show, compared with what compiles and what the sources say.</summary>
internal static partial class Documents
{
    /// <summary>The fenced blocks of a language, without their fences.</summary>
    public static IEnumerable<string> Blocks(string document, string language) =>
        Fence().Matches(document).Where(m => m.Groups["language"].Value == language).Select(m => m.Groups["text"].Value);

    /// <summary>The texts of the regions of a source file, moved to the margin as their first line is.</summary>
    public static IEnumerable<string> Regions(string source) =>
        Region().Matches(source).Select(m => Regex.Replace(m.Groups["text"].Value, $"^{m.Groups["indent"].Value}", "", RegexOptions.Multiline));

    /// <summary>The C# blocks of a document that are no region of the sources.</summary>
    public static IEnumerable<string> SnippetComplaints(string path, string document, IEnumerable<string> sources)
    {
        var regions = sources.SelectMany(Regions).ToHashSet();
        return Blocks(document, "csharp").Where(b => !regions.Contains(b)).Select(b => $"{path} shows C# that is no #region below samples/:\n{b}");
    }

    /// <summary>The rows of a document's table of options, as option and variable.</summary>
    public static IEnumerable<(string Option, string Variable)> OptionRows(string document) =>
        OptionRow().Matches(document).Select(m => (m.Groups["option"].Value, m.Groups["variable"].Value));

    /// <summary>The messages in the first column of a table, each by the longest part that stands between two dots of omission.</summary>
    public static IEnumerable<string> Messages(string document) =>
        MessageRow().Matches(document).Select(m => m.Groups["message"].Value.Split('…', StringSplitOptions.TrimEntries).MaxBy(part => part.Length)!);

    /// <summary>The targets of links to files, as written.</summary>
    public static IEnumerable<string> Links(string document) => Link().Matches(document).Select(m => m.Groups["target"].Value);

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<indent> *)#region [^\n]*\n(?<text>.*?)\n *#endregion$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^\| `--(?<option>[a-z-]+)[^`]*` \| `(?<variable>[A-Z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();

    [GeneratedRegex(@"^\| `(?<message>[^`]+)` \| ", RegexOptions.Multiline)]
    private static partial Regex MessageRow();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)")]
    private static partial Regex Link();
}
