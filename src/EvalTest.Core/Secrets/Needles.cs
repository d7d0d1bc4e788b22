using System.Buffers;
using System.Runtime.InteropServices;

namespace EvalTest.Secrets;

/// <summary>
/// Texts of at least four characters that are searched for all at once. Immutable. A few are found at the speed of memory; for thousands,
/// an index that is cheap to add to is looked up at every position.
/// </summary>
internal sealed class Needles
{
    private const int Few = 80;
    private const int Beginning = 4;

    public static readonly Needles None = new([], 0, SearchValues.Create([], StringComparison.Ordinal), []);

    private readonly string[] all;
    private readonly SearchValues<string>? few;
    private readonly HashSet<ulong> beginnings;

    private Needles(string[] all, int longest, SearchValues<string>? few, HashSet<ulong> beginnings)
    {
        this.all = all;
        this.few = few;
        this.beginnings = beginnings;
        Longest = longest;
    }

    public bool IsEmpty => all.Length == 0;

    /// <summary>Characters in the longest; 0 where there is none.</summary>
    public int Longest { get; }

    public Needles With(IReadOnlyCollection<string> more)
    {
        string[] together = [.. all, .. more];
        var longest = more.Max(n => n.Length);
        var index = together.Length <= Few ? SearchValues.Create(together, StringComparison.Ordinal) : null;
        return new Needles(together, Math.Max(longest, Longest), index, [.. beginnings, .. more.Select(n => BeginningOf(n))]);
    }

    /// <summary>Where the first of them begins; -1 if none occurs.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        if (few is not null)
            return text.IndexOfAny(few);

        for (var i = 0; i <= text.Length - Beginning; i++)
        {
            if (beginnings.Contains(BeginningOf(text[i..])) && LongestAt(text[i..]) > 0)
                return i;
        }

        return -1;
    }

    /// <summary>The end of the stretch that begins with one of them at <paramref name="start"/>, with all that overlap it.</summary>
    public int EndFrom(ReadOnlySpan<char> text, int start)
    {
        var end = start + LongestAt(text[start..]);
        for (var i = start + 1; i < end; i++)
            end = Math.Max(end, i + LongestAt(text[i..]));
        return end;
    }

    private static ulong BeginningOf(ReadOnlySpan<char> text) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text));

    private int LongestAt(ReadOnlySpan<char> text)
    {
        var longest = 0;
        if (text.Length < Beginning || !beginnings.Contains(BeginningOf(text)))
            return longest;

        foreach (var needle in all)
        {
            if (needle.Length > longest && text.StartsWith(needle, StringComparison.Ordinal))
                longest = needle.Length;
        }

        return longest;
    }
}
