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

    /// <summary>Shows every believed line from <paramref name="from"/> on; returns the number after the last believed one.</summary>
    public long Read(string name, HeaderRecord header, long from, ISessionVisitor visitor)
    {
        var path = PathOf(name);
        using var file = folder.OpenFile(name);
        using var lines = new LineScanner(file);
        var seed = Crc32C.Seed(header.Session);
        long expected = 0;
        while (lines.MoveNext())
        {
            if (lines.TooLong || lines.Torn || !SessionLine.TryParse(lines.Line, seed, out var parts))
            {
                damage.Add(Disbelieved(path, in lines));
                continue;
            }

            if (parts.Sequence < expected)
            {
                damage.Add(new Damage(path, lines.Number, $"line number {parts.Sequence} stands where {expected} is due; it is a repetition or out of order and is not believed."));
                continue;
            }

            if (parts.Sequence > expected)
                damage.Add(new Damage(path, lines.Number, $"lines {expected} to {parts.Sequence - 1} are missing before it; the samples they recorded run again."));
            expected = parts.Sequence + 1;
            if (parts.Sequence >= from && !Show(parts, lines.Line, lines.Offset, visitor))
                damage.Add(new Damage(path, lines.Number, "its checksum holds but its content is not of this format; it is not believed."));
        }

        return expected;
    }

    private static Damage Disbelieved(string path, in LineScanner line) =>
        line.TooLong ? new Damage(path, line.Number, $"the line is longer than {SessionLine.MaxLength / 1024 / 1024} MiB; its sample runs again.")
        : line.Torn ? new Damage(path, line.Number, "the last line is torn, as a crash leaves it; its sample runs again.", Normal: true)
        : new Damage(path, line.Number, "the line does not match its checksum; its sample runs again.");

    private bool Show(in SessionLineParts parts, ReadOnlySpan<byte> line, long offset, ISessionVisitor visitor)
    {
        if (parts.Type.SequenceEqual(LineKinds.Name(LineKind.Sample)))
        {
            if (heads.Read(line) is not { } head)
                return false;
            visitor.Sample(head, parts.Sequence, offset);
            return true;
        }

        try
        {
            if (SessionDecoder.Decode(parts.Type, line) is { } record)
                visitor.Record(record, parts.Sequence);
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
