namespace EvalTest.Tool.Tests.Failures;

/// <summary>A file's bytes as they may be after a crash, on a failing disk, or after somebody edited them.</summary>
internal static class DamagedFiles
{
    private const int Block = 512;

    /// <summary>Each with the line, from 1, that is the first to be damaged; the file's lines before it are whole.</summary>
    /// <param name="bytes">A whole file.</param>
    /// <param name="step">At how many bytes to look for the next place to change or cut.</param>
    public static IEnumerable<(string What, byte[] Bytes, int Line)> Of(byte[] bytes, int step)
    {
        for (var at = 0; at < bytes.Length; at += step)
        {
            yield return ($"changed at {at}", Changed(bytes, at), LineOf(bytes, at));
            yield return ($"zeroed at {at}", Zeroed(bytes, at), LineOf(bytes, at));
            if (at > 0)
                yield return ($"cut at {at}", bytes[..at], LineOf(bytes, at));
        }

        var lines = Lines(bytes);
        for (var line = 0; line < lines.Count; line++)
        {
            if (line < lines.Count - 1)
                yield return ($"without line {line + 1}", [.. lines.Where((_, i) => i != line).SelectMany(l => l)], line + 1);
            yield return ($"line {line + 1} twice", [.. lines.SelectMany((l, i) => i == line ? [.. l, .. l] : l)], line + 2);
        }
    }

    private static byte[] Changed(byte[] bytes, int at)
    {
        var changed = bytes.ToArray();
        changed[at] ^= 0x15;
        return changed;
    }

    private static byte[] Zeroed(byte[] bytes, int at)
    {
        var zeroed = bytes.ToArray();
        zeroed.AsSpan(at, Math.Min(Block, bytes.Length - at)).Clear();
        return zeroed;
    }

    private static int LineOf(byte[] bytes, int at) => bytes.AsSpan(0, at).Count((byte)'\n') + 1;

    private static List<byte[]> Lines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'\n') + at + 1;
            lines.Add(bytes[at..end]);
            at = end;
        }

        return lines;
    }
}
