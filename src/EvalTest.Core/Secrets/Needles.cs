using System.Buffers;

namespace EvalTest.Secrets;

/// <summary>
/// Texts that are searched for all at once. Immutable; adding one is cheap also where there are thousands, because those added last
/// are searched for one by one until there are enough of them to index all anew.
/// </summary>
internal sealed class Needles
{
    private const int Few = 64;

    public static readonly Needles None = new([], 0, SearchValues.Create([], StringComparison.Ordinal));

    private readonly string[] all;
    private readonly int indexed;
    private readonly SearchValues<string> index;

    private Needles(string[] all, int indexed, SearchValues<string> index)
    {
        this.all = all;
        this.indexed = indexed;
        this.index = index;
        Longest = all.Length == 0 ? 0 : all.Max(n => n.Length);
    }

    public bool IsEmpty => all.Length == 0;

    /// <summary>Characters in the longest; 0 where there is none.</summary>
    public int Longest { get; }

    public Needles With(IEnumerable<string> more)
    {
        string[] together = [.. all, .. more];
        return together.Length <= Few || together.Length - indexed > indexed / 4
            ? new Needles(together, together.Length, SearchValues.Create(together, StringComparison.Ordinal))
            : new Needles(together, indexed, index);
    }

    /// <summary>Where the first of them begins; -1 if none occurs.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAny(index);
        for (var i = indexed; i < all.Length; i++)
        {
            var at = text.IndexOf(all[i]);
            if (at >= 0 && (first < 0 || at < first))
                first = at;
        }

        return first;
    }

    /// <summary>The end of the stretch that begins with one of them at <paramref name="start"/>, with all that overlap it.</summary>
    public int EndFrom(ReadOnlySpan<char> text, int start)
    {
        var end = start + LongestAt(text[start..]);
        for (var i = start + 1; i < end; i++)
            end = Math.Max(end, i + LongestAt(text[i..]));
        return end;
    }

    private int LongestAt(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var needle in all)
        {
            if (needle.Length > longest && text.StartsWith(needle, StringComparison.Ordinal))
                longest = needle.Length;
        }

        return longest;
    }
}
