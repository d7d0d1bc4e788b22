namespace EvalTest.Scoring;

/// <summary>Jaro's similarity, and Winkler's with the common beginning.</summary>
internal static class JaroSimilarity
{
    private const double Weight = 0.1;
    private const int LongestPrefix = 4;

    public static double WithPrefix(int[] left, int[] right)
    {
        var similarity = Of(left, right);
        var prefix = Math.Min(left.AsSpan().CommonPrefixLength(right), LongestPrefix);
        return similarity + (prefix * Weight * (1 - similarity));
    }

    /// <summary>
    /// The mean of the shares of both that are matched, and of the matched that stand in the same order. Equal characters match where they are
    /// no further apart than half the longer length less one.
    /// </summary>
    public static double Of(int[] left, int[] right)
    {
        if (left.Length == 0 && right.Length == 0)
            return 1;

        var reach = Math.Max((Math.Max(left.Length, right.Length) / 2) - 1, 0);
        var taken = new bool[right.Length];
        var matched = new List<int>();
        for (var i = 0; i < left.Length; i++)
        {
            var last = Math.Min(i + reach, right.Length - 1);
            for (var j = Math.Max(i - reach, 0); j <= last; j++)
            {
                if (taken[j] || left[i] != right[j])
                    continue;
                taken[j] = true;
                matched.Add(left[i]);
                break;
            }
        }

        if (matched.Count == 0)
            return 0;

        var count = (double)matched.Count;
        var outOfOrder = right.Where((_, j) => taken[j]).Zip(matched).Count(pair => pair.First != pair.Second);
        return ((count / left.Length) + (count / right.Length) + ((count - (outOfOrder / 2.0)) / count)) / 3;
    }
}
