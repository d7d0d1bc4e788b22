using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>Reads single sample records back by their place.</summary>
internal static class SampleLines
{
    private const int FirstRead = 4096;

    /// <summary>The same with the parts that are kept in files of their own.</summary>
    /// <exception cref="EvalTestException">The file was changed meanwhile, or cannot be read.</exception>
    public static SampleRecord ReadWholeAt(KnownSession session, long offset) =>
        LargeParts.BringBack(ReadAt(session, offset), value => ValueFiles.Read(session.Folder, value));

    /// <summary>The record whose line begins at the offset. The line was checked when it was indexed.</summary>
    /// <exception cref="EvalTestException">The file was changed meanwhile, or cannot be read.</exception>
    public static SampleRecord ReadAt(KnownSession session, long offset)
    {
        using var file = session.Folder.OpenFile(session.Name);
        var buffer = new byte[FirstRead];
        var length = 0;
        while (true)
        {
            var read = file.Read(buffer.AsSpan(length), offset + length);
            var newline = buffer.AsSpan(length, read).IndexOf((byte)'\n');
            if (newline >= 0)
                return SampleRecordReader.Read(buffer.AsMemory(0, length + newline));
            if (read == 0)
                throw new EvalTestException($"{session.Path} ends inside the record at byte {offset}: it was changed while this process read it. Nothing is lost in the other session files; run the same command again.");
            length += read;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
