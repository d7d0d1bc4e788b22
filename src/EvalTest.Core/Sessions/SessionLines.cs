using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>The lines of one session file that can be believed, one at a time, in the order of their numbers. What cannot is reported.</summary>
/// <param name="path">The file.</param>
/// <param name="session">The session's id.</param>
/// <param name="file">Opened for reading; closed with this.</param>
/// <param name="damage">Where to report.</param>
/// <param name="alone">No other file holds lines of this session.</param>
internal sealed class SessionLines(string path, string session, IStoredFile file, List<Damage> damage, bool alone) : IDisposable
{
    private readonly LineScanner lines = new(file);
    private readonly uint seed = Crc32C.Seed(session);
    private byte[]? otherType;

    public string Path => path;

    /// <summary>The current line, without its newline, until the next one.</summary>
    public ReadOnlySpan<byte> Line => lines.Line;

    /// <summary>Where it begins, in bytes.</summary>
    public long Offset => lines.Offset;

    /// <summary>Its number in the session.</summary>
    public long Sequence { get; private set; } = -1;

    public ReadOnlySpan<byte> Type => otherType ?? LineKinds.Name(LineKind.Sample);

    public bool IsSample => otherType is null;

    private string Consequence => alone ? "its sample runs again" : "what it said counts only if another file of this session holds it";

    /// <summary>Goes to the next line that can be believed.</summary>
    public bool MoveNext()
    {
        while (lines.MoveNext())
        {
            if (lines.TooLong || lines.Torn || !SessionLine.TryParse(lines.Line, seed, out var parts))
            {
                Disbelieve();
                continue;
            }

            if (parts.Sequence <= Sequence)
            {
                Report(DamageKind.Order, $"line number {parts.Sequence} stands where {Sequence + 1} is due; it is a repetition or out of order and is not believed.");
                continue;
            }

            if (parts.Sequence > Sequence + 1)
                Report(DamageKind.Missing, $"lines {Sequence + 1} to {parts.Sequence - 1} are missing before it; {(alone ? "the samples they recorded run again" : "what they said counts only if another file of this session holds it")}.");
            Sequence = parts.Sequence;
            otherType = parts.Type.SequenceEqual(LineKinds.Name(LineKind.Sample)) ? null : parts.Type.ToArray();
            return true;
        }

        return false;
    }

    /// <summary>Reports something about the current line.</summary>
    public void Report(DamageKind kind, string what, bool normal = false) => damage.Add(new Damage(path, lines.Number, what, normal) { Kind = kind });

    public void Dispose()
    {
        lines.Dispose();
        file.Dispose();
    }

    private void Disbelieve()
    {
        if (lines.TooLong)
            Report(DamageKind.TooLong, $"the line is longer than {SessionLine.MaxLength / 1024 / 1024} MiB; {Consequence}.");
        else if (lines.Torn)
            Report(DamageKind.Torn, $"the last line is torn, as a crash leaves it; {Consequence}.", normal: true);
        else
            Report(DamageKind.Checksum, $"the line does not match its checksum; {Consequence}.");
    }
}
