using System.Buffers.Binary;
using System.Buffers.Text;

namespace EvalTest.Model;

/// <summary>A 128-bit hash as 32 lower-case hexadecimal digits, the most significant first.</summary>
internal static class Hex128
{
    public const int Length = 32;

    public static void Write(UInt128 value, Span<byte> target)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        Convert.TryToHexStringLower(bytes, target, out _);
    }

    public static bool TryParse(ReadOnlySpan<byte> digits, out UInt128 value)
    {
        value = default;
        if (digits.Length != Length
            || !Utf8Parser.TryParse(digits[..16], out ulong upper, out var first, 'x') || first != 16
            || !Utf8Parser.TryParse(digits[16..], out ulong lower, out var second, 'x') || second != 16)
            return false;

        value = new UInt128(upper, lower);
        return true;
    }
}
