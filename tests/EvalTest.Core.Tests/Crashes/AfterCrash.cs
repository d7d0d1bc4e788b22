using System.Collections.Concurrent;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>Resumes where a process died and says what is not as promised.</summary>
internal static class AfterCrash
{
    /// <summary>What was lost, repeated, damaged or left behind; empty if all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Crashed crashed)
    {
        var experiment = Path.Combine(crashed.Folder, "x");
        var file = Sessions(experiment).SingleOrDefault(f => !crashed.Stage.Sessions.Contains(Path.GetFileName(f)));
        var lines = file is null ? [] : RecordedLines.Of(file);
        var again = new ConcurrentQueue<string>();

        List<string> faults = [.. Lost(crashed, lines)];
        try
        {
            var outcomes = await new CrashScript(crashed.Folder, Disks.Local, again.Enqueue).RunAsync(crashed.Stage.Phase, good: true);
            faults.AddRange(outcomes.Where(o => o.Summary is not { Pending: 0, Errors: 0, Exhausted: true, Damage: [] }).Select(o => $"not complete: {o.Text}"));
        }
        catch (EvalTestException e)
        {
            return [.. faults, $"cannot be resumed: {e.Message}"];
        }

        faults.AddRange([.. Repeated(crashed, lines, again), .. Wrong(experiment, lines)]);
        faults.AddRange(Directory.EnumerateFiles(experiment).Select(f => Path.GetFileName(f)!).Where(IsLeftover).Select(name => $"left behind: {name}"));
        return faults;
    }

    public static IEnumerable<string> Sessions(string experiment) =>
        Directory.Exists(experiment) ? Directory.EnumerateFiles(experiment, "*.jsonl") : [];

    private static IEnumerable<string> Lost(Crashed crashed, IReadOnlyList<RecordedLine> lines)
    {
        if (crashed.Acknowledged > lines.Count)
            yield return $"lost: {crashed.Acknowledged} samples were acknowledged and {lines.Count} are in the file";
    }

    private static IEnumerable<string> Repeated(Crashed crashed, IReadOnlyList<RecordedLine> lines, IReadOnlyCollection<string> again)
    {
        var repeated = crashed.Began.Intersect(again).ToHashSet();
        repeated.ExceptWith(lines.Where(l => !l.IsDone).Select(l => l.Sample));
        if (repeated.Count > CrashScript.Concurrency)
            yield return $"{repeated.Count} samples ran again: {string.Join(' ', repeated)}";
        foreach (var line in lines.Where(l => l.IsDone && again.Contains(l.Sample)))
            yield return $"ran again though it was recorded: {line}";
        foreach (var other in crashed.Began.Concat(again).Where(s => !crashed.Stage.Runs.Contains(s)).Distinct())
            yield return $"ran though an earlier session had done it: {other}";
        foreach (var twice in again.GroupBy(s => s).Where(g => g.Count() > 1))
            yield return $"ran {twice.Count()} times at once: {twice.Key}";
    }

    /// <summary>Each sample's current result is of the run that recorded it.</summary>
    private static IEnumerable<string> Wrong(string experiment, IReadOnlyList<RecordedLine> lines)
    {
        using var folder = Disks.Local.Find(experiment)!;
        var state = ExperimentState.Load(folder, CrashScript.Assembly);
        foreach (var damage in state.Damage.Where(d => !d.Normal))
            yield return $"damaged: {damage}";

        var results = CrashScript.Evals.ToDictionary(e => e, e => CurrentResults.Of(state.Eval(e)));
        foreach (var line in lines.Where(l => l.IsDone))
        {
            var (eval, id) = (line.Sample.Split('/')[0], line.Sample.Split('/')[1]);
            if (!results[eval].TryGetValue(KeyHash.Of(new SampleKey("", id, 0)), out var current) || (line.Run is not null && current.Score != line.Run))
                yield return $"wrong: {line} is in the file and the result is {current}";
        }
    }

    private static bool IsLeftover(string name) => name is not ("Tests.net10.0.lock" or "experiment.lock") && !name.EndsWith(".jsonl", StringComparison.Ordinal);
}
