using EvalTest.Model;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>Reads single sample records back by their place.</summary>
internal static class SampleLines
{
    private const int FirstRead = 4096;

    /// <summary>The same with the parts that are kept in files of their own.</summary>
    /// <exception cref="EvalTestException">The file was changed meanwhile, or cannot be read.</exception>
    public static SampleRecord ReadWholeAt(KnownSession session, IStoredFile file, long offset) =>
        LargeParts.BringBack(ReadAt(session, file, offset), value => ValueFiles.Read(session.Folder, value));

    /// <summary>The record whose line begins at the offset, as it counts with what people said of it. The line was checked when it was indexed.</summary>
    /// <exception cref="EvalTestException">It cannot be read, or is not the line that was indexed.</exception>
    public static SampleRecord ReadAt(KnownSession session, long offset)
    {
        using var file = session.Folder.OpenFile(session.Name);
        return ReadAt(session, file, offset);
    }

    private static SampleRecord ReadAt(KnownSession session, IStoredFile file, long offset)
    {
        var buffer = new byte[FirstRead];
        for (int length = 0, read; (read = file.Read(buffer.AsSpan(length), offset + length)) > 0;)
        {
            var newline = buffer.AsSpan(length, read).IndexOf((byte)'\n');
            if (newline >= 0)
                return Reviewed(session, offset, Read(buffer.AsMemory(0, length + newline), session.Path, offset));
            length += read;
            if (length >= SessionLine.MaxLength)
                break;
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        throw Changed(session.Path, offset, null);
    }

    private static SampleRecord Reviewed(KnownSession session, long offset, SampleRecord record) =>
        session.Notes?.TryGetValue(offset, out var notes) == true ? SampleReview.Apply(record, notes) : record;

    private static SampleRecord Read(ReadOnlyMemory<byte> line, string path, long offset)
    {
        try
        {
            return SampleRecordReader.Read(line);
        }
        catch (EvalTestException e)
        {
            throw Changed(path, offset, e);
        }
    }

    private static EvalTestException Changed(string path, long offset, Exception? inner) =>
        new($"{path} no longer has the record that was at byte {offset}: the file was changed while this process read it. Nothing is lost in the other session files; run the same command again.", inner);
}
