using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EvalTest.Sessions;

/// <summary>
/// SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): as quick as a hash table wants it, and without its key nobody can find two
/// texts of one hash.
/// </summary>
internal readonly struct SipHash(ulong key0, ulong key1)
{
    public UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        var v0 = key0 ^ 0x736F6D6570736575;
        var v1 = key1 ^ 0x646F72616E646F6D ^ 0xEE;
        var v2 = key0 ^ 0x6C7967656E657261;
        var v3 = key1 ^ 0x7465646279746573;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            Take(BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word), ref v0, ref v1, ref v2, ref v3);
        Take(LastWord(bytes), ref v0, ref v1, ref v2, ref v3);

        v2 ^= 0xEE;
        Rounds(4, ref v0, ref v1, ref v2, ref v3);
        var low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xDD;
        Rounds(4, ref v0, ref v1, ref v2, ref v3);
        return new UInt128(v0 ^ v1 ^ v2 ^ v3, low);
    }

    /// <summary>What is left after whole words, and the length.</summary>
    private static ulong LastWord(ReadOnlySpan<byte> bytes)
    {
        var word = (ulong)bytes.Length << 56;
        var rest = bytes[^(bytes.Length % sizeof(ulong))..];
        for (var i = 0; i < rest.Length; i++)
            word |= (ulong)rest[i] << (8 * i);
        return word;
    }

    private static void Take(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Rounds(2, ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static void Rounds(int count, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        for (; count > 0; count--)
        {
            v0 += v1;
            v2 += v3;
            v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
            v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
            v0 = BitOperations.RotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
            v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
            v2 = BitOperations.RotateLeft(v2, 32);
        }
    }
}
