using System.Text;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SessionLineTests
{
    private static readonly uint seed = Crc32C.Seed("20261120T110256Z-7f3a9c21d4e84b0f");

    [Fact]
    public void The_checksum_is_CRC_32C()
    {
        // The check value of RFC 3720, B.4, and of every table of CRCs.
        Assert.Equal(0xE306_9283, Crc32C.Finish(Crc32C.Append(Crc32C.Seed(""), "123456789"u8)));
    }

    [Fact]
    public void A_line_is_framed_by_its_number_and_type_and_its_checksum()
    {
        // The checksum was computed with Python: CRC-32C over session id and line.
        Assert.Equal("{\"n\":7,\"t\":\"sample\",\"id\":\"p1\",\"c\":\"9eb74406\"}\n", Compose(7, "\"id\":\"p1\""));
    }

    [Fact]
    public void A_line_is_taken_apart_into_what_it_was_made_of()
    {
        var line = Encoding.UTF8.GetBytes(Compose(12345678901, "\"id\":\"ä\"").TrimEnd());

        Assert.True(SessionLine.TryParse(line, seed, out var parts));

        Assert.Equal((12345678901, "sample", "\"id\":\"ä\""), (parts.Sequence, Encoding.UTF8.GetString(parts.Type), Encoding.UTF8.GetString(parts.Body)));
    }

    [Fact]
    public void No_changed_byte_is_believed()
    {
        var line = Encoding.UTF8.GetBytes(Compose(7, "\"id\":\"p1\",\"outcome\":\"completed\"").TrimEnd());
        for (var i = 0; i < line.Length; i++)
        {
            for (var value = 0; value < 256; value++)
            {
                var original = line[i];
                line[i] = (byte)value;
                Assert.Equal(value == original, SessionLine.TryParse(line, seed, out _));
                line[i] = original;
            }
        }
    }

    [Fact]
    public void A_line_of_another_session_is_not_believed()
    {
        var line = Encoding.UTF8.GetBytes(Compose(7, "\"id\":\"p1\"").TrimEnd());

        Assert.False(SessionLine.TryParse(line, Crc32C.Seed("20261120T110256Z-0000000000000000"), out _));
    }

    private static string Compose(long sequence, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var target = new byte[bytes.Length + SessionLine.FrameLength];
        var length = SessionLine.Compose(target, seed, sequence, "sample"u8, bytes);
        return Encoding.UTF8.GetString(target, 0, length);
    }
}
