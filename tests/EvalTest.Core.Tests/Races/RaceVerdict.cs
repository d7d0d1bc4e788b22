using System.Text.Json;
using EvalTest.Core.Tests.Crashes;

namespace EvalTest.Core.Tests.Races;

/// <summary>Compares what racing processes said with what they left.</summary>
internal static class RaceVerdict
{
    /// <summary>What is not as promised; empty if all is well.</summary>
    /// <param name="root">The folder of experiments.</param>
    /// <param name="said">All lines of all logs.</param>
    public static IReadOnlyList<string> Faults(string root, IReadOnlyList<string> said)
    {
        var files = Directory.GetFiles(root, "*.jsonl", SearchOption.AllDirectories);
        return
        [
            .. said.Where(line => line.StartsWith(RaceLog.Wrong, StringComparison.Ordinal)),
            .. files.GroupBy(f => Path.GetFileName(f)).Where(g => g.Count() > 1).Select(g => $"split: {string.Join(" and ", g)}"),
            .. Lost(files, said),
            .. files.Where(f => !File.ReadLines(f).Last().Contains("\"t\":\"end\"", StringComparison.Ordinal)).Select(f => $"not ended: {f}"),
            .. files.GroupBy(f => Path.GetDirectoryName(f)!).SelectMany(Overlapping),
            .. Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(IsLeftover).Select(path => $"left behind: {path}"),
        ];
    }

    private static IEnumerable<string> Lost(IReadOnlyList<string> files, IReadOnlyList<string> said)
    {
        var there = files.SelectMany(f => RecordedLines.Of(f).Select(line => $"{Path.GetFileName(f)} {line.Sample}")).ToHashSet();
        var deleted = Words(said, RaceLog.Deleted).ToHashSet();
        return Words(said, RaceLog.Acknowledged).Where(a => !there.Contains(a) && !deleted.Contains(a.Split(' ')[0])).Select(a => $"lost: {a}");
    }

    /// <summary>Of two sessions in one folder the later has read the earlier to its end, or both wrote at the same time.</summary>
    private static IEnumerable<string> Overlapping(IEnumerable<string> folder)
    {
        var sessions = folder.Select(Session).ToList();
        return from a in sessions
               from b in sessions
               where string.CompareOrdinal(a.Id, b.Id) < 0
               where a.Seen.GetValueOrDefault(b.Id, -1) != b.Last && b.Seen.GetValueOrDefault(a.Id, -1) != a.Last
               select $"written at the same time: {a.Id} and {b.Id}";
    }

    private static (string Id, long Last, Dictionary<string, long> Seen) Session(string file)
    {
        var lines = File.ReadAllLines(file);
        using var header = JsonDocument.Parse(lines[0]);
        var seen = header.RootElement.GetProperty("seen").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());
        return (header.RootElement.GetProperty("session").GetString()!, lines.Length - 1, seen);
    }

    private static bool IsLeftover(string path) =>
        Path.GetFileName(path) is var name && (name == "witness" || name.StartsWith(".deleted-", StringComparison.Ordinal) || name.Contains("owner.json", StringComparison.Ordinal));

    private static IEnumerable<string> Words(IEnumerable<string> said, string what) =>
        said.Where(line => line.StartsWith(what + " ", StringComparison.Ordinal)).Select(line => line[(what.Length + 1)..]);
}
