using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EvalTest.Datasets;

/// <summary>The content hash of a row: the first 128 bits of the SHA-256 of its canonical form, the first byte highest.</summary>
internal static class ContentHash
{
    /// <summary>How many hexadecimal digits a whole hash has.</summary>
    public const int HexLength = 32;

    public static UInt128 Of(ReadOnlySpan<byte> canonical)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>32 lowercase hexadecimal digits.</summary>
    public static string ToHex(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Writes the 32 digits as UTF-8.</summary>
    public static void WriteHex(UInt128 hash, Span<byte> output)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        Convert.TryToHexStringLower(bytes, output[..HexLength], out _);
    }

    /// <summary>The id of a row that has none of its own: <c>h-</c> and the first 16 digits.</summary>
    public static string ToSampleId(UInt128 hash) => string.Concat("h-", ToHex(hash).AsSpan(0, 16));

    /// <summary>Reads exactly what <see cref="ToHex"/> writes; capitals and any other length are refused.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out UInt128 hash)
    {
        hash = default;
        if (utf8.Length != HexLength)
            return false;
        foreach (var digit in utf8)
        {
            var value = Digit((char)digit);
            if (value < 0)
                return false;
            hash = (hash << 4) | (uint)value;
        }

        return true;
    }

    /// <summary>Reads exactly what <see cref="ToHex"/> writes; capitals and any other length are refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UInt128 hash)
    {
        hash = default;
        if (text.Length != HexLength)
            return false;
        foreach (var digit in text)
        {
            var value = Digit(digit);
            if (value < 0)
                return false;
            hash = (hash << 4) | (uint)value;
        }

        return true;
    }

    private static int Digit(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'f' => digit - 'a' + 10,
        _ => -1,
    };
}
