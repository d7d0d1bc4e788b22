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

    public static readonly Needles None = new([], 0, SearchValues.Create([], StringComparison.Ordinal), [], new ulong[1024]);

    private readonly string[] all;
    private readonly SearchValues<string>? few;
    private readonly HashSet<ulong> beginnings;
    // One bit for each beginning, at a hash of it: says no at once nearly everywhere.
    private readonly ulong[] filter;

    private Needles(string[] all, int longest, SearchValues<string>? few, HashSet<ulong> beginnings, ulong[] filter)
    {
        this.all = all;
        this.few = few;
        this.beginnings = beginnings;
        this.filter = filter;
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
        var beginningsOfMore = more.Select(n => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(n.AsSpan()))).ToArray();
        var bits = (ulong[])filter.Clone();
        foreach (var beginning in beginningsOfMore)
            bits[BitOf(beginning) / 64] |= 1UL << BitOf(beginning);
        return new Needles(together, Math.Max(longest, Longest), index, [.. beginnings, .. beginningsOfMore], bits);
    }

    /// <summary>Where the first of them begins; -1 if none occurs.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        if (few is not null)
            return text.IndexOfAny(few);

        var bytes = MemoryMarshal.AsBytes(text);
        for (var i = 0; i <= text.Length - Beginning; i++)
        {
            var beginning = MemoryMarshal.Read<ulong>(bytes[(i * sizeof(char))..]);
            var bit = BitOf(beginning);
            if ((filter[bit / 64] >> bit & 1) != 0 && beginnings.Contains(beginning) && LongestAt(text[i..]) > 0)
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

    // The highest 16 bits of a multiplicative hash: 65,536 of them, as there are in the filter.
    private static int BitOf(ulong beginning) => (int)((beginning * 0x9E3779B97F4A7C15) >> 48);

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
