namespace EvalTest.Scoring;

/// <summary>BLEU of one sentence: modified precisions of n-grams, and the brevity penalty.</summary>
internal static class Ngrams
{
    // What Chen and Cherry's first method puts in place of no match at all.
    private const double Smallest = 0.1;

    public static double Bleu(string[] candidate, IReadOnlyList<string[]> references, int longest, bool smooth)
    {
        if (candidate.Length == 0)
            return references.Any(r => r.Length == 0) ? 1 : 0;

        var precisions = Enumerable.Range(1, Math.Min(longest, candidate.Length)).Select(n => Precision(candidate, references, n)).ToArray();
        if (precisions[0].Matched == 0 || (!smooth && precisions.Any(p => p.Matched == 0)))
            return 0;

        var logarithms = precisions.Average(p => Math.Log((p.Matched == 0 ? Smallest : p.Matched) / p.Count));
        return Brevity(candidate.Length, references) * Math.Exp(logarithms);
    }

    /// <summary>How many of the candidate's n-grams are in a reference, each at most as often as in the reference that has it most often.</summary>
    public static (int Matched, int Count) Precision(string[] candidate, IReadOnlyList<string[]> references, int n)
    {
        var most = new Dictionary<string, int>();
        foreach (var (gram, count) in references.SelectMany(r => Of(r, n).CountBy(g => g)))
            most[gram] = Math.Max(count, most.GetValueOrDefault(gram));

        return (Of(candidate, n).CountBy(g => g).Sum(g => Math.Min(g.Value, most.GetValueOrDefault(g.Key))), candidate.Length - n + 1);
    }

    /// <summary>1 for a candidate as long as the reference nearest in length, of two the shorter; less for a shorter one.</summary>
    private static double Brevity(int length, IReadOnlyList<string[]> references)
    {
        var nearest = references.Select(r => r.Length).OrderBy(r => Math.Abs(r - length)).ThenBy(r => r).First();
        return length >= nearest ? 1 : Math.Exp(1 - ((double)nearest / length));
    }

    // No word holds white space, so a space separates them without doubt.
    private static IEnumerable<string> Of(string[] words, int n) =>
        Enumerable.Range(0, Math.Max(words.Length - n + 1, 0)).Select(i => string.Join(' ', words, i, n));
}
