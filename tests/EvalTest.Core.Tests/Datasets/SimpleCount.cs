using System.IO.Compression;
using System.Text.Json;

namespace EvalTest.Datasets.Tests;

/// <summary>How many rows a file has, counted in the simplest way there is: a second opinion.</summary>
internal static class SimpleCount
{
    private static readonly byte[] mark = [0xef, 0xbb, 0xbf];

    public static bool IsUtf16(byte[] bytes) => bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..];

    /// <summary>Lines that are not blank.</summary>
    public static int Lines(byte[] bytes)
    {
        var count = 0;
        foreach (var range in Unmarked(bytes).Split((byte)'\n'))
            count += Unmarked(bytes)[range].ToArray().All(b => b is (byte)' ' or (byte)'\t' or (byte)'\r') ? 0 : 1;
        return count;
    }

    /// <summary>Elements of an array; null where it is none.</summary>
    public static int? Elements(byte[] bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(Unmarked(bytes).ToArray(), new JsonDocumentOptions { MaxDepth = 10_000 });
            return json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.GetArrayLength() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Records that are not blank, the header included.</summary>
    public static int Records(byte[] bytes)
    {
        int count = 0, fields = 1, length = 0, width = 0;
        bool atStart = true, quoted = false, onlySpaces = true;
        var text = Unmarked(bytes);
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : (byte)'\n';
            if (quoted && i < text.Length)
            {
                // Of two quotes the second opens the field again, which comes to the same.
                quoted = c != '"' || (i + 1 < text.Length && text[i + 1] == '"' && ++i > 0);
            }
            else if (c is (byte)'\n' or (byte)'\r')
            {
                if (!(fields == 1 && (width == 1 ? length == 0 : onlySpaces)))
                    (count, width) = (count + 1, width == 0 ? fields : width);
                (fields, length, atStart, onlySpaces, quoted) = (1, 0, true, true, false);
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                continue;
            }
            else
            {
                fields += c == ',' ? 1 : 0;
                quoted = atStart && c == '"';
                atStart = c == ',';
            }

            length++;
            onlySpaces &= c is (byte)' ' or (byte)'\t';
        }

        return count;
    }

    /// <summary>Null where it cannot be unpacked.</summary>
    public static byte[]? Unpacked(byte[] packed)
    {
        try
        {
            using var bytes = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
                gzip.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> Unmarked(byte[] bytes) => bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(3) : bytes;
}
