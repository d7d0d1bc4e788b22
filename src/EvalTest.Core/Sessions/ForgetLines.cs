namespace EvalTest.Sessions;

/// <summary>Makes <c>forget</c> lines that name single records.</summary>
internal static class ForgetLines
{
    /// <summary>Most ranges in one line: far from the longest line.</summary>
    private const int MostRanges = 200_000;

    /// <param name="named">The records, in any order.</param>
    /// <param name="failed">They were chosen because they had failed.</param>
    public static IEnumerable<ForgetRecord> Of(IEnumerable<(string Session, long Line)> named, bool failed)
    {
        var ranges = named.Distinct().GroupBy(r => r.Session).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => Ranges(g.Select(r => r.Line).Order()).Select(range => (g.Key, range)));
        return ranges.Chunk(MostRanges).Select(part =>
            new ForgetRecord(part.GroupBy(r => r.Key).ToDictionary(g => g.Key, g => (IReadOnlyList<(long, long)>)[.. g.Select(r => r.range)]), failed));
    }

    private static IEnumerable<(long First, long Last)> Ranges(IEnumerable<long> ascending)
    {
        var (first, last) = (-1L, -2L);
        foreach (var line in ascending)
        {
            if (line != last + 1)
            {
                if (first >= 0)
                    yield return (first, last);
                first = line;
            }

            last = line;
        }

        if (first >= 0)
            yield return (first, last);
    }
}
