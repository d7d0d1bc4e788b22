using System.Text;

namespace EvalTest.Datasets.Tests;

/// <summary>Spoils the bytes of a good file, the same way for the same random numbers.</summary>
internal static class Mutation
{
    private static readonly byte[][] pieces =
    [
        "\""u8.ToArray(), "\"\""u8.ToArray(), "\0"u8.ToArray(), "\n"u8.ToArray(), "\r\n"u8.ToArray(), "\r"u8.ToArray(), "\n\n \t\n"u8.ToArray(), ","u8.ToArray(), ";"u8.ToArray(),
        "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ":"u8.ToArray(), "\\"u8.ToArray(), "null"u8.ToArray(), "1e999999"u8.ToArray(), "-"u8.ToArray(), "NaN"u8.ToArray(),
        [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xef, 0xbf, 0xbf], [0xf0, 0x9f, 0x98],
        "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), "\"\\udc00\""u8.ToArray(), "//"u8.ToArray(), "/*"u8.ToArray(), "\"id\":null,"u8.ToArray(), "\"$type\":\"x\","u8.ToArray(),
        Encoding.ASCII.GetBytes(new string('9', 400)), Encoding.ASCII.GetBytes(new string('[', 5000)), Encoding.ASCII.GetBytes(new string('[', 20_000)), Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100))),
    ];

    public static byte[] Spoil(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var times = random.Next(1, 5); times > 0; times--)
            Once(bytes, random);
        return [.. bytes];
    }

    private static void Once(List<byte> bytes, Random random)
    {
        // Now and then at the very beginning, where marks and headers are.
        var at = random.Next(8) == 0 ? 0 : random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            default:
                bytes.InsertRange(at, pieces[random.Next(pieces.Length)]);
                break;
        }
    }
}
