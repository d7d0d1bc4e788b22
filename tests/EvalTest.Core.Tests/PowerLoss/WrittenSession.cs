namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>A session file as its process wrote it, whatever became of it on the disk, and which of its lines must be there for ever.</summary>
internal sealed class WrittenSession(string name)
{
    private readonly List<byte> bytes = [];
    private readonly HashSet<long> promised = [];
    private readonly HashSet<long> durable = [];
    private int parsed;

    public string Name { get; } = name;

    /// <summary>As in the name.</summary>
    public string Id { get; } = name.Split('.')[^2];

    public List<WrittenLine> Lines { get; private init; } = [];

    /// <summary>Lines that outlast the process.</summary>
    public IReadOnlySet<long> Promised => promised;

    /// <summary>Lines that outlast a power cut.</summary>
    public IReadOnlySet<long> Durable => durable;

    public void Append(ReadOnlySpan<byte> more)
    {
        bytes.AddRange(more);
        for (var end = bytes.IndexOf((byte)'\n', parsed); end >= 0; end = bytes.IndexOf((byte)'\n', parsed))
        {
            Lines.Add(WrittenLine.Parse(parsed, Span(parsed, end + 1 - parsed)));
            parsed = end + 1;
        }
    }

    public void Promise(int samples, bool outlastsPower)
    {
        foreach (var line in Lines.Where(l => l.Type == "sample").Take(samples))
            Promise(line.Offset, outlastsPower);
    }

    public void Promise(long offset, bool outlastsPower)
    {
        promised.Add(offset);
        if (outlastsPower)
            durable.Add(offset);
    }

    /// <summary>Whether a file holds a line as it was written, so that a reader can find it.</summary>
    public bool Holds(ReadOnlySpan<byte> file, WrittenLine line) =>
        line.Offset + line.Length <= file.Length
        && (line.Offset == 0 || file[(int)line.Offset - 1] == '\n')
        && file.Slice((int)line.Offset, line.Length).SequenceEqual(Span((int)line.Offset, line.Length));

    public WrittenSession Copy(bool durableOnly)
    {
        var copy = new WrittenSession(Name) { Lines = [.. Lines], parsed = parsed };
        copy.bytes.AddRange(bytes);
        copy.promised.UnionWith(durableOnly ? durable : promised);
        copy.durable.UnionWith(durable);
        return copy;
    }

    private ReadOnlySpan<byte> Span(int begin, int length) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes).Slice(begin, length);
}
