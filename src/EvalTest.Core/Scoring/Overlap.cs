namespace EvalTest.Scoring;

/// <summary>What two collections have in common, and F1 of it.</summary>
internal static class Overlap
{
    /// <summary>
    /// The harmonic mean of precision and recall, 2 × common / (both counts): one division, so that 4/5 is 0.8. Two empty collections are the same: 1.
    /// </summary>
    public static double F1(long common, long actual, long expected) => actual + expected == 0 ? 1 : 2.0 * common / (actual + expected);

    /// <summary>How many items are in both, each as often as in the one that has it less often.</summary>
    public static int Count<T>(IEnumerable<T> left, IEnumerable<T> right)
        where T : notnull
    {
        var counts = left.CountBy(t => t).ToDictionary();
        return right.CountBy(t => t).Sum(t => Math.Min(t.Value, counts.GetValueOrDefault(t.Key)));
    }

    /// <summary>The length of the longest sequence that can be read in both by leaving out items.</summary>
    public static int InOrder<T>(IReadOnlyList<T> left, IReadOnlyList<T> right)
    {
        var lengths = new int[right.Count + 1];
        foreach (var item in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Count; j++)
            {
                var above = lengths[j];
                lengths[j] = EqualityComparer<T>.Default.Equals(item, right[j - 1]) ? diagonal + 1 : Math.Max(above, lengths[j - 1]);
                diagonal = above;
            }
        }

        return lengths[^1];
    }
}
