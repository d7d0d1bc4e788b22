using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>Reads single sample records back by their place.</summary>
internal static class SampleLines
{
    private const int FirstRead = 4096;

    /// <summary>The record whose line begins at the offset. The line was checked when it was indexed.</summary>
    public static SampleRecord ReadAt(string path, long offset)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var buffer = new byte[FirstRead];
        var length = 0;
        while (true)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(length), offset + length);
            var newline = buffer.AsSpan(length, read).IndexOf((byte)'\n');
            if (newline >= 0)
                return SampleRecordReader.Read(buffer.AsMemory(0, length + newline));
            if (read == 0)
                throw new EvalTestException($"{path} ends inside the record at byte {offset}: it was changed while this process read it. Nothing is lost in the other session files; run the same command again.");
            length += read;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
