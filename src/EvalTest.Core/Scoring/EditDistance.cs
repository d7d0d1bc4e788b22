namespace EvalTest.Scoring;

/// <summary>Levenshtein's distance: the least number of insertions, deletions and replacements that turn the one into the other.</summary>
internal static class EditDistance
{
    public static double Similarity(int[] left, int[] right)
    {
        var longest = Math.Max(left.Length, right.Length);
        return longest == 0 ? 1 : (double)(longest - Of(left, right)) / longest;
    }

    public static int Of(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        // What they begin and end with alike costs nothing.
        var prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        while (!left.IsEmpty && !right.IsEmpty && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        var distances = new int[right.Length + 1];
        for (var j = 0; j < distances.Length; j++)
            distances[j] = j;
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = i;
            distances[0] = i + 1;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = distances[j];
                distances[j] = Math.Min(Math.Min(above, distances[j - 1]) + 1, diagonal + (left[i] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return distances[^1];
    }
}
