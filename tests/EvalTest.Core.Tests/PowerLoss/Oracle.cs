using EvalTest.Core.Tests.Storage;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>
/// What the files on a disk say, by the format's rules and by nothing of the product: which lines are there as they were written, and which
/// record of each sample is current. It knows what was written, so it needs no checksums.
/// </summary>
internal sealed class Oracle
{
    /// <summary>The current record of each sample, with its session.</summary>
    public Dictionary<(string Eval, string Id), (WrittenSession Session, WrittenLine Line)> Current { get; } = [];

    /// <summary>Samples of each eval's last whole dataset.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>The lines that are there, of sessions whose header is.</summary>
    public List<(WrittenSession Session, List<WrittenLine> Lines)> Believed { get; } = [];

    /// <summary>The files that can be found, by their names.</summary>
    public IReadOnlyDictionary<string, FileContent> Files { get; }

    private Oracle(IReadOnlyDictionary<string, FileContent> files) => Files = files;

    public static Oracle Of(DiskImage image, IReadOnlyList<WrittenSession> sessions)
    {
        var oracle = new Oracle(FilesOf(image));
        foreach (var session in sessions)
        {
            if (!oracle.Files.TryGetValue(session.Name, out var file) || session.Lines.Count == 0 || !session.Holds(file.Bytes, session.Lines[0]))
                continue;
            oracle.Believed.Add((session, session.Lines.FindAll(l => session.Holds(file.Bytes, l))));
            foreach (var line in oracle.Believed[^1].Lines)
                oracle.Fold(session, line);
        }

        return oracle;
    }

    public static Dictionary<string, FileContent> FilesOf(DiskImage image)
    {
        var files = new Dictionary<string, FileContent>();
        var reachable = new Queue<int>([DiskImage.Root]);
        while (reachable.TryDequeue(out var inode))
        {
            foreach (var (name, entry) in image[inode].Entries)
            {
                reachable.Enqueue(entry);
                if (image[entry].Kind == InodeKind.File)
                    files.Add(name, image[entry].Content);
            }
        }

        return files;
    }

    private void Fold(WrittenSession session, WrittenLine line)
    {
        switch (line.Type)
        {
            case "sample":
                var key = (line.Eval, line.Id);
                var stands = Current.TryGetValue(key, out var now) && now.Line.Outcome == "completed" && line.Outcome != "completed" && now.Line.InputHash == line.InputHash;
                if (!stands)
                    Current[key] = (session, line);
                break;
            case "plan" when line.Json.GetProperty("exhausted").GetBoolean():
                Counts[line.Eval] = line.Json.GetProperty("count").GetInt32();
                break;
            case "retract":
                Assert.Equal("failed", line.Json.GetProperty("what").GetString());
                foreach (var (forgotten, _) in Current.Where(c => c.Key.Eval == line.Eval && (c.Value.Line.Passed == false || c.Value.Line.Outcome is "error" or "timeout")).ToList())
                    Current.Remove(forgotten);
                break;
        }
    }
}
