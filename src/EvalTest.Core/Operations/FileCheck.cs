using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>One session file, looked at line by line beside the reader that decides what is believed. For one thread.</summary>
internal sealed class FileCheck
{
    private readonly Dictionary<long, (DamagedSample Sample, long? Sequence)> samples = [];
    private readonly Dictionary<long, long> vanished = [];
    private readonly List<(LargeValue Value, long Line)> values = [];

    private long last = -1;
    private long disbelieved;

    private FileCheck(HeaderRecord? header) => Header = header;

    /// <summary>Null where there is none that can be believed.</summary>
    public HeaderRecord? Header { get; }

    /// <summary>How many there are.</summary>
    public long Lines { get; private set; }

    /// <summary>The large values that its lines name.</summary>
    public IReadOnlyList<(LargeValue Value, long Line)> Values => values;

    /// <summary>The sample of a line that does not match its checksum, or is not of this format, and its number as far as that can be read; null where the sample is not known.</summary>
    public (DamagedSample Sample, long? Sequence)? SampleAt(long line) => samples.TryGetValue(line, out var found) ? found : null;

    /// <summary>How many lines are missing before this one of which nothing is left, not even a damaged line.</summary>
    public long VanishedBefore(long line) => vanished.GetValueOrDefault(line);

    /// <summary>Reads it.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="name">A regular file.</param>
    /// <param name="header">As it was read.</param>
    /// <param name="wanted">The lines of which the sample is wanted.</param>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public static FileCheck Of(IFolder folder, string name, HeaderRecord? header, IReadOnlySet<long> wanted)
    {
        var check = new FileCheck(header);
        using var file = folder.OpenFile(name);
        using var lines = new LineScanner(file);
        while (lines.MoveNext())
            check.Look(lines, header is null ? null : Crc32C.Seed(header.Session), wanted);
        return check;
    }

    private void Look(LineScanner line, uint? seed, IReadOnlySet<long> wanted)
    {
        Lines++;
        if (wanted.Contains(line.Number) && LineContents.SampleOf(line.Line) is { } sample)
            samples[line.Number] = (sample, SessionLine.TryParseFrame(line.Line, out var frame, out _) ? frame.Sequence : null);
        if (seed is not { } own)
            return;

        if (line.Torn || line.TooLong || !SessionLine.TryParse(line.Line, own, out var parts))
        {
            disbelieved++;
            return;
        }

        if (parts.Sequence <= last)
            return;
        vanished[line.Number] = Math.Max(0, parts.Sequence - last - 1 - disbelieved);
        (last, disbelieved) = (parts.Sequence, 0);
        if (!wanted.Contains(line.Number) && parts.Type.SequenceEqual(LineKinds.Name(LineKind.Sample)))
            values.AddRange(LineContents.ValuesOf(line.Line).Select(value => (value, Lines)));
    }
}
