using System.Text.RegularExpressions;

namespace EvalTest.Scoring;

/// <summary>Finds the letter that a model chose; the rules are those that <see cref="Score.Choice"/> gives.</summary>
internal static class ChoiceInText
{
    private const string Quotes = @"[\s*_`""'“”‘’(\[{$]*";
    private static readonly TimeSpan most = TimeSpan.FromSeconds(5);

    /// <summary>The different letters that the clearest kind of statement in the text names: one, or several where it is ambiguous, or none.</summary>
    public static string Letters(string? text, string letters)
    {
        if (text is null)
            return "";
        if (Bare(text, letters) is { } bare)
            return bare;

        foreach (var statement in Statements(letters))
        {
            var found = Regex.Matches(text, statement, RegexOptions.CultureInvariant | RegexOptions.Multiline, most)
                .SelectMany(m => m.Groups["letter"].Captures)
                .Select(c => c.ValueSpan[0])
                .Distinct()
                .ToArray();
            if (found.Length > 0)
                return string.Concat(found);
        }

        return "";
    }

    // Alone, a small letter is one too; within a sentence "a" is an article.
    private static string? Bare(string text, string letters)
    {
        var bare = text.Trim().Trim(' ', '*', '_', '`', '"', '\'', '(', ')', '[', ']', '.', ':', ',');
        return bare.Length == 1 && letters.Contains(char.ToUpperInvariant(bare[0])) ? bare.ToUpperInvariant() : null;
    }

    private static string[] Statements(string letters)
    {
        var letter = $@"(?<letter>[{letters}])(?![\w'’+#-])";
        var several = $@"{Quotes}{letter}(?:[\s*_`""'”’)\]}}$]*(?:,|/|\bor\b|\band\b|&){Quotes}{letter})*";
        return
        [
            $@"\\boxed\s*\{{(?:\\text\s*\{{|\\mathrm\s*\{{)?{several}",
            $@"\b[Aa](?:nswer|NSWER)s?(?:\s+(?:choice|option|letter))?[\s*_`""]*(?:(?:is|are|would\s+be|must\s+be|should\s+be)\b(?:\s*:)?|:|=)(?:\s*(?:the\s+)?(?:[Oo]ption|[Cc]hoice|[Ll]etter)\b)?{several}"
                + $@"|\b(?:[Oo]ption|[Cc]hoice|[Ll]etter)(?:\s+(?:is|would\s+be|must\s+be)\b|\s*:|\s*=){several}"
                + $@"|\b(?:choose|pick|select|go\s+with)(?:\s+(?:the\s+)?(?:[Oo]ption|[Cc]hoice|[Ll]etter|[Aa]nswer))?{several}"
                + $@"|答案(?:是|为|：|:)?{several}",
            $@"^[ \t*_`""#>-]*[(\[]?(?<letter>[{letters}])(?:[*_`""]*[)\].:]|[*_`""]*[ \t]*\r?$)",
            $@"\((?<letter>[{letters}])\)|\[(?<letter>[{letters}])\]|\*\*(?<letter>[{letters}])\*\*",
        ];
    }
}
