using System.Text.Json;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Reads a session file and believes only what its checksums and numbers prove and the format allows. Damage is reported and left as it is;
/// what a damaged line said runs again.
/// </summary>
/// <param name="folder">Where the session files are.</param>
/// <param name="damage">Gets what is not believed.</param>
/// <param name="withPlaces">Also read where each sample stood in its dataset.</param>
internal sealed class SessionReader(IFolder folder, List<Damage> damage, bool withPlaces = false)
{
    private readonly SampleHeadReader heads = new(withPlaces);
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

    /// <summary>Shows every believed line of a session in the order of their numbers; returns the last number, -1 for none.</summary>
    /// <param name="names">The session's files: one, or copies that hold more or less of it.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="visitor">Is shown each line once.</param>
    public long Read(IReadOnlyList<string> names, string session, ISessionVisitor visitor)
    {
        var copies = new List<SessionLines>();
        try
        {
            foreach (var name in names)
                copies.Add(new SessionLines(PathOf(name), session, folder.OpenFile(name), damage, alone: names.Count == 1));
            return copies.Count == 1 ? ReadOne(copies[0], visitor) : ReadCopies(copies, visitor);
        }
        finally
        {
            copies.ForEach(c => c.Dispose());
        }
    }

    private long ReadOne(SessionLines lines, ISessionVisitor visitor)
    {
        while (lines.MoveNext())
            Show(lines, 0, visitor);
        return lines.Sequence;
    }

    /// <summary>Lines of one number that are equal are one; others, of a session that went on in two places, are shown in the order of their bytes.</summary>
    private long ReadCopies(List<SessionLines> copies, ISessionVisitor visitor)
    {
        var waiting = copies.FindAll(c => c.MoveNext());
        var forked = false;
        while (waiting.Count > 0)
        {
            var number = waiting.Min(c => c.Sequence);
            var due = waiting.FindAll(c => c.Sequence == number);
            due.Sort((a, b) => a.Line.SequenceCompareTo(b.Line) is not 0 and var order ? order : copies.IndexOf(a) - copies.IndexOf(b));
            Show(due[0], copies.IndexOf(due[0]), visitor);
            for (var i = 1; i < due.Count; i++)
            {
                if (due[i].Line.SequenceEqual(due[i - 1].Line))
                    continue;
                if (!forked)
                    due[i].Report(DamageKind.Fork, $"line number {number} says something else than line number {number} of {due[i - 1].Path}: this session went on in two places, as when a machine is copied while it runs. Nothing is lost: the lines of both files count, and of two results of one sample the one with the larger number.");
                forked = true;
                Show(due[i], copies.IndexOf(due[i]), visitor);
            }

            waiting.RemoveAll(c => c.Sequence == number && !c.MoveNext());
        }

        return copies.Max(c => c.Sequence);
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

    private void Show(SessionLines line, int copy, ISessionVisitor visitor)
    {
        if (!TryShow(line, copy, visitor))
            line.Report(DamageKind.Content, "its checksum holds but its content is not of this format; it is not believed.");
    }

    private bool TryShow(SessionLines line, int copy, ISessionVisitor visitor)
    {
        if (line.IsSample)
        {
            if (heads.Read(line.Line) is not { } head)
                return false;
            visitor.Sample(head, copy, line.Sequence, line.Offset);
            return true;
        }

        if (!TryDecode(line, out var record))
            return false;
        if (record is not null)
            visitor.Record(record, copy, line.Sequence);
        return true;
    }

    /// <summary>False for a line that is not of this format; true without a record for a type that is not known, and for the first line.</summary>
    private bool TryDecode(SessionLines line, out SessionRecord? record)
    {
        record = null;
        try
        {
            if (!content.IsSound(line.Line) || (line.Sequence == 0) != line.Type.SequenceEqual(LineKinds.Name(LineKind.Header)))
                return false;
            record = line.Sequence == 0 ? null : SessionDecoder.Decode(line.Type, line.Line);
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
