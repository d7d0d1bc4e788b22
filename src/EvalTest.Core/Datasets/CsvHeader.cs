namespace EvalTest.Datasets;

/// <summary>The names of columns: each is there, and once.</summary>
internal static class CsvHeader
{
    /// <summary>Null for none.</summary>
    public static string? Problem(IReadOnlyList<string> names)
    {
        if (names.Any(n => n.Contains('\0')))
            return "it holds zeros, as text in UTF-16 does. Name the encoding, as in Encoding = \"utf-16\".";
        var unnamed = Enumerable.Range(0, names.Count).Where(i => string.IsNullOrWhiteSpace(names[i])).Select(i => i + 1).ToList();
        if (unnamed.Count > 0)
            return $"column {string.Join(", ", unnamed)} of {names.Count} has no name. Give it one, or leave the column out.";
        var twice = names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()).Select(g => string.Join(" and ", g.Select(Quoted))).ToList();
        return twice.Count > 0 ? $"it names a column more than once: {string.Join(", ", twice)}. Rename all but one of them; capitals make no difference." : null;
    }

    public static string Quoted(string name) => $"\"{name}\"";
}
