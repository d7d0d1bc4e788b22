using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EvalTest.Model;

/// <summary>One of several parts of every dataset. A sample's id alone says which part it is in, so that the parts of one division are disjoint and complete in whatever order the rows come.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many there are; 2 or more, because a single part is the whole.</param>
internal sealed record Shard(int Number, int Count)
{
    public const int MostParts = 10_000;

    private const int OnStack = 512;

    /// <summary>The number of the part that a sample is in, from 1. FORMAT.md fixes it: the first 64 bits of the id's SHA-256, modulo the number of parts.</summary>
    public static int NumberOf(string sampleId, int count)
    {
        var most = Encoding.UTF8.GetMaxByteCount(sampleId.Length);
        Span<byte> utf8 = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(sampleId, utf8)], hash);
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)count) + 1;
    }

    /// <summary>Reads <c>I/N</c> with 1 &lt;= I &lt;= N &lt;= 10,000, in digits without leading zeros.</summary>
    /// <param name="text">Any.</param>
    /// <param name="shard">Null for <c>1/1</c>, which is the whole.</param>
    /// <returns>Whether the text is a part.</returns>
    public static bool TryParse(string text, out Shard? shard)
    {
        shard = null;
        if (text.Split('/') is not [var first, var second] || Whole(first) is not { } number || Whole(second) is not { } count || number > count || count > MostParts)
            return false;

        shard = count == 1 ? null : new Shard(number, count);
        return true;
    }

    public bool Holds(string sampleId) => NumberOf(sampleId, Count) == Number;

    /// <summary>As the user writes it: <c>2/4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static int? Whole(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && digits[0] != '0' ? number : null;
}
