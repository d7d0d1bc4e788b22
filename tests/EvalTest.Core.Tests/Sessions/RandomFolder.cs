using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>
/// A folder of a few sessions that tried the same few samples, knew of some of the others, forgot some results, and were damaged a little.
/// </summary>
internal sealed class RandomFolder(Random random)
{
    private static readonly string[] filters = ["*", "p?", "[p-q]*", "[!p]*", "p1", "[", "nothing"];

    private readonly Dictionary<string, long> last = [];
    private readonly List<(string Session, long Line, SampleRecord Sample)> recorded = [];

    public MemoryFolder Make()
    {
        var folder = new MemoryFolder();
        var sessions = random.Next(1, 7);
        for (var i = 0; i < sessions; i++)
        {
            var file = Session();
            folder[file.Name] = Damaged(file);
            if (random.Next(8) == 0)
                folder[$"Tests.copy{i}.jsonl"] = Damaged(file);
        }

        return folder;
    }

    private SessionBytes Session()
    {
        var id = $"20261120T110256Z-{random.Next():x16}";
        var file = SessionBytes.Begin(SessionBytes.Header('a') with { Session = id, Seen = Seen(), Assembly = random.Next(12) == 0 ? "Others" : "Tests" });
        for (var lines = random.Next(12); lines > 0; lines--)
            AddLine(file);
        if (random.Next(2) == 0)
            file.End();
        last[id] = file.Next - 1;
        return file;
    }

    private void AddLine(SessionBytes file)
    {
        switch (random.Next(18))
        {
            case 0:
                file.Add(new RetractRecord(Eval(), random.Next(2) == 0 ? RetractScope.All : RetractScope.Failed, random.Next(2) == 0 ? null : filters[random.Next(filters.Length)], Seen(), Part()));
                break;
            case 1:
                file.Add(new PlanRecord(Eval(), random.Next(3) > 0, random.Next(9), random.Next(4) == 0 ? 5 : null, random.Next(4) == 0 ? "p*" : null, ["s"], random.Next(3) == 0, Part(), random.Next(4) == 0 ? 3 : 1));
                break;
            case 2:
                var (type, body) = OddLines.WrongLines[random.Next(OddLines.WrongLines.Count)];
                file.Add(type, body.Length < 2_000 ? body : "\"x\":1");
                break;
            case 3:
                file.Add("sample", OddLines.RightBodies[random.Next(OddLines.RightBodies.Count)]);
                break;
            case 4:
                file.Add(new ForgetRecord(Seen().Append(new("own", file.Next)).ToDictionary(s => s.Key == "own" ? file.Session : s.Key, s => (IReadOnlyList<(long, long)>)Lines(s.Value)), random.Next(2) == 0));
                break;
            case 5 or 6:
                file.Add(Note(file));
                break;
            default:
                recorded.Add((file.Session, file.Next, Sample()));
                file.Add(recorded[^1].Sample);
                break;
        }
    }

    /// <summary>Some of the numbers of a session's lines.</summary>
    private List<(long, long)> Lines(long last)
    {
        var lines = new List<(long, long)>();
        for (long first = random.Next(3); first <= last; first += random.Next(1, 3))
            lines.Add((first, first += random.Next(2)));
        return lines;
    }

    private SampleRecord Sample()
    {
        var outcome = (Outcome)random.Next(4);
        return new SampleRecord
        {
            Eval = Eval(),
            Key = new SampleKey(random.Next(5) == 0 ? "v" : "", $"{"pq"[random.Next(2)]}{random.Next(3)}", random.Next(6) == 0 ? 1 : 0),
            Attempt = random.Next(1, 4),
            InputHash = (UInt128)random.Next(2),
            Outcome = outcome,
            Passed = random.Next(3) switch { 0 => null, 1 => false, _ => true },
            Scores = random.Next(3) == 0 ? [] : [new Score("accuracy", random.Next(5) / 4.0), new Score($"s{random.Next(3)}", random.NextDouble())],
        };
    }

    /// <summary>Mostly of a sample that was written.</summary>
    private NoteRecord Note(SessionBytes file)
    {
        var (session, line, sample) = recorded.Count == 0 || random.Next(5) == 0 ? (file.Session, 1, Sample()) : recorded[random.Next(recorded.Count)];
        return new NoteRecord(sample.Eval, sample.Key, session, line, sample.InputHash, new SampleNote
        {
            Text = $"{random.Next(9)}",
            Scores = [.. new[] { "accuracy", "s1" }.Where(_ => random.Next(2) == 0).Select(name => new Score(name, random.Next(5) / 4.0, random.Next(3) switch { 0 => null, 1 => false, _ => true }))],
        });
    }

    private Shard? Part() => random.Next(3) == 0 ? new Shard(random.Next(1, 3), 2) : null;

    private string Eval() => random.Next(4) == 0 ? "Tests.Other" : SessionFiles.EvalId;

    /// <summary>Some of the sessions so far, read to some line, and now and then one that is not here.</summary>
    private Dictionary<string, long> Seen()
    {
        var seen = last.Where(_ => random.Next(2) == 0).ToDictionary(s => s.Key, s => random.Next(3) > 0 ? s.Value : random.Next((int)s.Value + 1));
        if (random.Next(6) == 0)
            seen["20261120T110256Z-gone"] = 3;
        return seen;
    }

    private byte[] Damaged(SessionBytes file)
    {
        var lines = file.Lines.ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(10))
        {
            case 0:
                return [.. file.ToArray().Take(random.Next(file.ToArray().Length))];
            case 1:
                lines.RemoveAt(at);
                break;
            case 2:
                lines.Insert(random.Next(lines.Count + 1), lines[at]);
                break;
            case 3:
                (lines[at], lines[^1]) = (lines[^1], lines[at]);
                break;
            case 4:
                lines[at] = [.. lines[at]];
                lines[at][random.Next(lines[at].Length)] ^= (byte)random.Next(1, 256);
                break;
        }

        return [.. lines.SelectMany(line => line)];
    }
}
