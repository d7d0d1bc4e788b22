using System.Text.Json;
using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>
/// Reads a session file and believes only what its checksums and numbers prove. Damage is reported and left as it is;
/// what a damaged line said runs again.
/// </summary>
internal sealed class SessionReader
{
    private readonly SampleHeadReader heads = new();
    private readonly IFolder folder;
    private readonly List<Damage> damage;

    /// <param name="folder">Where the session files are.</param>
    /// <param name="damage">Gets what is not believed.</param>
    public SessionReader(IFolder folder, List<Damage> damage)
    {
        this.folder = folder;
        this.damage = damage;
    }

    /// <summary>The header; null where the file begins with none that can be believed (the process died before its first sync).</summary>
    /// <exception cref="EvalTestException">The file has a format that this version does not know; it is left untouched.</exception>
    public HeaderRecord? ReadHeader(string name)
    {
        var path = PathOf(name);
        using var file = folder.OpenFile(name);
        using var lines = new LineScanner(file);
        if (!lines.MoveNext())
        {
            damage.Add(new Damage(path, 0, "the file is empty: its process died before it wrote anything.", Normal: true));
            return null;
        }

        if (!lines.Torn && TryHeader(lines.Line, out var header))
            return CheckFormat(path, header);

        damage.Add(new Damage(path, 1, "there is no header that can be believed; nothing in the file is.", Normal: lines.Torn));
        return null;
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
                    due[i].Report($"line number {number} says something else than line number {number} of {due[i - 1].Path}: this session went on in two places, as when a machine is copied while it runs. Nothing is lost: the lines of both files count, and of two results of one sample the one with the larger number.");
                forked = true;
                Show(due[i], copies.IndexOf(due[i]), visitor);
            }

            waiting.RemoveAll(c => c.Sequence == number && !c.MoveNext());
        }

        return copies.Max(c => c.Sequence);
    }

    private void Show(SessionLines line, int copy, ISessionVisitor visitor)
    {
        if (!TryShow(line, copy, visitor))
            line.Report("its checksum holds but its content is not of this format; it is not believed.");
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

        try
        {
            if (SessionDecoder.Decode(line.Type, line.Line) is { } record)
                visitor.Record(record, copy, line.Sequence);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static bool TryHeader(ReadOnlySpan<byte> line, out HeaderRecord header)
    {
        header = null!;
        try
        {
            if (!SessionLine.TryParseFrame(line, out var parts, out _) || !parts.Type.SequenceEqual(LineKinds.Name(LineKind.Header)))
                return false;
            if (SessionDecoder.Decode(parts.Type, line) is not HeaderRecord decoded || !SessionLine.TryParse(line, Crc32C.Seed(decoded.Session), out _))
                return false;
            header = decoded;
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static HeaderRecord CheckFormat(string path, HeaderRecord header) =>
        header.Format == HeaderRecord.CurrentFormat
            ? header
            : throw new EvalTestException($"{path} has the format \"{header.Format}\"; this version of EvalTest reads \"{HeaderRecord.CurrentFormat}\". Nothing was changed. Update the EvalTest packages, or use another experiment name.");

    private string PathOf(string name) => Path.Combine(folder.Path, name);
}
