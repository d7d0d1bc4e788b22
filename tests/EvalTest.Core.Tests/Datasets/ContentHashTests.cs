using System.Text;

namespace EvalTest.Datasets.Tests;

public class ContentHashTests
{
    // The SHA-256 of nothing begins e3b0c44298fc1c14 9afbf4c8996fb924; the first byte is the highest.
    private const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb924";

    private static readonly UInt128 ofNothing = new(0xe3b0c44298fc1c14, 0x9afbf4c8996fb924);

    [Fact]
    public void A_hash_is_the_first_half_of_the_SHA_256() => Assert.Equal(ofNothing, ContentHash.Of([]));

    [Fact]
    public void A_hash_is_written_as_32_lowercase_digits()
    {
        var bytes = new byte[ContentHash.HexLength];
        ContentHash.WriteHex(ofNothing, bytes);

        Assert.Equal((OfNothing, OfNothing), (ContentHash.ToHex(ofNothing), Encoding.ASCII.GetString(bytes)));
    }

    [Fact]
    public void Leading_zeros_are_kept() => Assert.Equal("0000000000000000000000000000002a", ContentHash.ToHex(42));

    [Fact]
    public void A_sample_id_is_the_first_16_digits() => Assert.Equal("h-e3b0c44298fc1c14", ContentHash.ToSampleId(ofNothing));

    [Fact]
    public void What_was_written_is_read_back()
    {
        Assert.True(ContentHash.TryParse(OfNothing, out var fromText));
        Assert.True(ContentHash.TryParse(Encoding.ASCII.GetBytes(OfNothing), out var fromBytes));

        Assert.Equal((ofNothing, ofNothing), (fromText, fromBytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB924")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb9245")]
    [InlineData("g3b0c44298fc1c149afbf4c8996fb924")]
    [InlineData(" 3b0c44298fc1c149afbf4c8996fb924")]
    public void Anything_else_is_refused(string text) =>
        Assert.Equal((false, false), (ContentHash.TryParse(text, out _), ContentHash.TryParse(Encoding.UTF8.GetBytes(text), out _)));
}
