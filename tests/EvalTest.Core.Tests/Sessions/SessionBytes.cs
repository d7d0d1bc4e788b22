using System.Text;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>A session file as it grows, line by line, each encoded by the writer's own encoder or given as it is to be.</summary>
internal sealed class SessionBytes
{
    private readonly string session;
    private readonly List<byte[]> lines = [];

    private SessionBytes(string session, string assembly)
    {
        this.session = session;
        Name = SessionFileName.Of(assembly, session);
    }

    public string Name { get; }

    public string Session => session;

    /// <summary>The number of the next line.</summary>
    public long Next { get; set; }

    public IReadOnlyList<byte[]> Lines => lines;

    public static SessionBytes Begin(HeaderRecord header) => new SessionBytes(header.Session, header.Assembly).Add(header);

    /// <summary>With a header of any content.</summary>
    public static SessionBytes BeginRaw(string session, string header) => new SessionBytes(session, "").Add("header", header);

    public static SessionBytes Begin(char session, params (char Session, long Sequence)[] seen) => Begin(Header(session, seen));

    public static HeaderRecord Header(char session, params (char Session, long Sequence)[] seen) => new()
    {
        Session = SessionFiles.Id(session),
        Experiment = "x",
        Assembly = "Tests",
        Started = DateTimeOffset.UnixEpoch,
        Seen = SessionFiles.Seen(seen),
    };

    public SessionBytes Add(SessionRecord record)
    {
        using var encoder = new SessionEncoder();
        return Add(LineKinds.Name(KindOf(record)), encoder.Encode(record).Span);
    }

    public SessionBytes Add(params SampleRecord[] samples)
    {
        using var encoder = new SessionEncoder();
        foreach (var sample in samples)
            Add(LineKinds.Name(LineKind.Sample), encoder.Encode(sample).Span);
        return this;
    }

    /// <summary>A line with the right number and checksum and any body.</summary>
    public SessionBytes Add(string type, string body) => Add(Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(body));

    public SessionBytes Add(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        var line = new byte[body.Length + type.Length + SessionLine.FrameLength];
        var length = SessionLine.Compose(line, Crc32C.Seed(session), Next++, type, body);
        return AddLine(line[..length]);
    }

    /// <summary>Bytes as they are.</summary>
    public SessionBytes AddLine(byte[] line)
    {
        lines.Add(line);
        return this;
    }

    /// <summary>A line number that no line has.</summary>
    public SessionBytes Skip()
    {
        Next++;
        return this;
    }

    /// <summary>The last line, with the digest of all before it.</summary>
    public SessionBytes End() =>
        Add(new EndRecord("finished", null, [KeyValuePair.Create("completed", 1L)], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ToArray()))));

    public byte[] ToArray() => [.. lines.SelectMany(line => line)];

    private static LineKind KindOf(SessionRecord record) => record switch
    {
        HeaderRecord => LineKind.Header,
        EvalRecord => LineKind.Eval,
        PlanRecord => LineKind.Plan,
        RetractRecord => LineKind.Retract,
        ForgetRecord => LineKind.Forget,
        NoteRecord => LineKind.Note,
        _ => LineKind.End,
    };
}
