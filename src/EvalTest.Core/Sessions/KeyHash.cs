using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>
/// Stands for a sample's key in memory, so that a million completed samples need no strings: 128 bits of a hash under a key that each process
/// makes for itself, so that no dataset can be made in which two keys have one hash. Never written to disk.
/// </summary>
internal static class KeyHash
{
    private const int OnStack = 512;

    private static readonly SipHash hash = new(RandomWord(), RandomWord());

    public static UInt128 Of(SampleKey key)
    {
        var most = Encoding.UTF8.GetMaxByteCount(key.Variant.Length + key.SampleId.Length);
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        var variant = Encoding.UTF8.GetBytes(key.Variant, bytes);
        var id = Encoding.UTF8.GetBytes(key.SampleId, bytes[variant..]);
        return Of(bytes[..variant], bytes.Slice(variant, id), key.Trial);
    }

    public static UInt128 Of(ReadOnlySpan<byte> variant, ReadOnlySpan<byte> id, int trial)
    {
        var length = variant.Length + id.Length + (2 * sizeof(int));
        Span<byte> input = length <= OnStack ? stackalloc byte[length] : new byte[length];
        variant.CopyTo(input);
        id.CopyTo(input[variant.Length..]);
        BinaryPrimitives.WriteInt32LittleEndian(input[^8..], variant.Length);
        BinaryPrimitives.WriteInt32LittleEndian(input[^4..], trial);
        return hash.Of(input);
    }

    private static ulong RandomWord() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
