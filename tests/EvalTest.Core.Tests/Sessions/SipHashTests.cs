using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SipHashTests
{
    /// <summary>The first vectors of the reference implementation (vectors_sip128): key 00 01 … 0f, messages of 0, 1 and so on bytes 00 01 ….</summary>
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(2, "8177228da4a45dc7fca38bdef60affe4")]
    public void It_is_the_published_function(int length, string expected)
    {
        var hash = new SipHash(0x0706050403020100, 0x0F0E0D0C0B0A0908).Of([.. Enumerable.Range(0, length).Select(i => (byte)i)]);

        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes, hash);
        Assert.Equal(expected, Convert.ToHexStringLower(bytes));
    }
}
