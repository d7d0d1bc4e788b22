using System.Text.Json;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Reads a session file and believes only what its checksums and numbers prove and the format allows. Damage is reported and left as it is;
/// what a damaged line said runs again.
/// </summary>
/// <param name="folder">Where the session files are.</param>
/// <param name="damage">Gets what is not believed.</param>
internal sealed class SessionReader(IFolder folder, List<Damage> damage)
{
    private readonly SampleHeadReader heads = new();
    private readonly LineContent content = new();

    /// <summary>The header; null where the file begins with none that can be believed (the process died before its first sync).</summary>
    /// <exception cref="EvalTestException">The file has a format that this version does not know; it is left untouched.</exception>
    public HeaderRecord? ReadHeader(string name)
    {
        var path = PathOf(name);
        try
        {
            using var file = folder.OpenFile(name);
            return ReadHeader(file, path);
        }
        catch (StorageException e) when (e.Fault == StorageFault.WrongKind)
        {
            damage.Add(Damage.NoFile(path));
            return null;
        }
    }

    /// <summary>Shows every believed line from <paramref name="from"/> on; returns the number after the last believed one.</summary>
    public long Read(string name, HeaderRecord header, long from, ISessionVisitor visitor)
    {
        var path = PathOf(name);
        using var file = folder.OpenFile(name);
        using var lines = new LineScanner(file);
        var seed = Crc32C.Seed(header.Session);
        long due = 0;
        while (lines.MoveNext())
        {
            if (lines.TooLong || lines.Torn || !SessionLine.TryParse(lines.Line, seed, out var parts))
            {
                damage.Add(lines.TooLong ? Damage.TooLong(path, lines.Number) : lines.Torn ? Damage.Torn(path, lines.Number) : Damage.Checksum(path, lines.Number));
                continue;
            }

            if (parts.Sequence < due)
            {
                damage.Add(Damage.Order(path, lines.Number, parts.Sequence, due));
                continue;
            }

            if (parts.Sequence > due)
                damage.Add(Damage.Missing(path, lines.Number, due, parts.Sequence - 1));
            due = parts.Sequence + 1;
            if (parts.Sequence >= from && !Show(parts, lines.Line, lines.Offset, visitor))
                damage.Add(Damage.Content(path, lines.Number));
        }

        return due;
    }

    private HeaderRecord? ReadHeader(IStoredFile file, string path)
    {
        using var lines = new LineScanner(file);
        if (!lines.MoveNext())
        {
            damage.Add(Damage.Empty(path));
            return null;
        }

        if (!lines.Torn && !lines.TooLong && Header(lines.Line, path) is { } header)
            return header;

        damage.Add(Damage.NoHeader(path, lines.Torn && !lines.TooLong));
        return null;
    }

    private bool Show(in SessionLineParts parts, ReadOnlySpan<byte> line, long offset, ISessionVisitor visitor)
    {
        if (parts.Type.SequenceEqual(LineKinds.Name(LineKind.Sample)))
        {
            if (heads.Read(line) is not { } head)
                return false;
            visitor.Sample(head, parts.Sequence, offset);
            return true;
        }

        if (!TryDecode(parts, line, out var record))
            return false;
        if (record is not null)
            visitor.Record(record, parts.Sequence);
        return true;
    }

    /// <summary>False for a line that is not of this format; true without a record for a type that is not known, and for the first line.</summary>
    private bool TryDecode(in SessionLineParts parts, ReadOnlySpan<byte> line, out SessionRecord? record)
    {
        record = null;
        try
        {
            if (!content.IsSound(line) || (parts.Sequence == 0) != parts.Type.SequenceEqual(LineKinds.Name(LineKind.Header)))
                return false;
            record = parts.Sequence == 0 ? null : SessionDecoder.Decode(parts.Type, line);
            return true;
        }
        catch (Exception e) when (SessionDecoder.IsOfAnotherFormat(e))
        {
            return false;
        }
    }

    /// <summary>The session's id comes first, since it seeds the checksum; then the format, since it says what else there is.</summary>
    private HeaderRecord? Header(ReadOnlySpan<byte> line, string path)
    {
        try
        {
            if (!SessionLine.TryParseFrame(line, out var parts, out _) || parts.Sequence != 0 || !parts.Type.SequenceEqual(LineKinds.Name(LineKind.Header)) || !content.IsSound(line))
                return null;

            var json = LineContent.Begin(line);
            using var document = JsonDocument.ParseValue(ref json);
            var root = document.RootElement;
            if (!SessionLine.TryParse(line, Crc32C.Seed(SessionDecoder.Session(root)), out _))
                return null;
            CheckFormat(path, SessionDecoder.Format(root));
            return SessionDecoder.Header(root);
        }
        catch (Exception e) when (SessionDecoder.IsOfAnotherFormat(e))
        {
            return null;
        }
    }

    private static void CheckFormat(string path, string format)
    {
        if (format != HeaderRecord.CurrentFormat)
            throw new EvalTestException($"{path} has the format \"{format}\"; this version of EvalTest reads \"{HeaderRecord.CurrentFormat}\". Nothing was changed. Update the EvalTest packages, or use another experiment name.");
    }

    private string PathOf(string name) => Path.Combine(folder.Path, name);
}
