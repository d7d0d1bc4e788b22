namespace EvalTest.TestKit;

/// <summary>CRC-32C (Castagnoli), bit by bit: slow, and nothing that the engine uses.</summary>
public static class Crc32C
{
    /// <summary>Over the parts in order; <c>Crc32C.Of("123456789"u8)</c> is 0xE3069283.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) => ~Add(Add(~0u, first), second);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0x82F63B78u & (0u - (crc & 1)));
        }

        return crc;
    }
}
