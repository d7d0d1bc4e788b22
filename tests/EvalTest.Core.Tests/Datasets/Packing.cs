using System.IO.Compression;
using System.Text;

namespace EvalTest.Datasets.Tests;

/// <summary>Text as <c>gzip</c> packs it.</summary>
internal static class Packing
{
    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
