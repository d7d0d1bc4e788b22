using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace EvalTest.Sessions;

/// <summary>CRC-32C (Castagnoli; RFC 3720, appendix B.4), on the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    private const uint Start = 0xFFFF_FFFF;

    /// <summary>The running state after a session's id: what the checksum of each of its lines begins with.</summary>
    public static uint Seed(string sessionId) => Append(Start, Encoding.UTF8.GetBytes(sessionId));

    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            state = BitOperations.Crc32C(state, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        foreach (var one in bytes[(words.Length * sizeof(ulong))..])
            state = BitOperations.Crc32C(state, one);
        return state;
    }

    public static uint Finish(uint state) => ~state;
}
