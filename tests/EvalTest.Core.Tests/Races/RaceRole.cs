using System.Globalization;
using EvalTest.Core.Tests.Crashes;
using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Storage;
using EvalTest.Stores;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Races;

/// <summary>A process that writes, renames and deletes experiments at random while others do the same.</summary>
internal sealed class RaceRole : IDisposable
{
    /// <summary>Said once it is about to begin; it begins with the first byte that it is sent.</summary>
    public const string Ready = "ready";

    private static readonly string[] names = [.. from above in new[] { "", "n/", "m/", "m/k/" } from last in "abcd" select above + last];

    /// <summary>Parts of what may be said to a person whose experiment somebody else is at.</summary>
    private static readonly string[] expected =
        ["has been writing the experiment", "Another process is writing", "is being deleted", "was deleted or renamed", "lies inside", "would lie inside", "There is no experiment", "was not renamed"];

    private readonly string root;
    private readonly RaceLog log;
    private readonly HookedDisk disk;
    private readonly Random random;
    private readonly int seed;

    private RaceRole(string root, int seed, string logFile)
    {
        this.root = root;
        this.seed = seed;
        log = new RaceLog(logFile);
        disk = new HookedDisk(Disks.Local, new WitnessHook(log));
        random = new Random(seed);
    }

    public static ChildProcessOptions Child(string root, int seed, int operations, string log) =>
        EntryPoint.InRole(nameof(RaceRole), root, $"{seed}", $"{operations}", log);

    public static async Task<int> PlayAsync(IReadOnlyList<string> arguments)
    {
        using var role = new RaceRole(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments[3]);
        await Console.Out.WriteLineAsync(Ready);
        Console.In.Read();
        for (var operation = 0; operation < int.Parse(arguments[2], CultureInfo.InvariantCulture); operation++)
            await role.OperateAsync(operation);
        return 0;
    }

    public void Dispose() => log.Dispose();

    private async Task OperateAsync(int operation)
    {
        var name = names[random.Next(names.Length)];
        var kind = random.Next(10) switch { < 5 => "write", < 8 => "rename", _ => "delete" };
        try
        {
            var done = kind switch
            {
                "write" => await WriteAsync(name, operation),
                "rename" => Rename(name, names[random.Next(names.Length)]),
                _ => Delete(name),
            };
            log.Say(done ? RaceLog.Did : RaceLog.Refused, kind);
        }
        catch (EvalTestException e) when (e is not StorageException && expected.Any(words => e.Message.Contains(words, StringComparison.Ordinal)))
        {
            log.Say(RaceLog.Refused, $"{kind} {e.Message}");
        }
        catch (Exception e)
        {
            log.Say(RaceLog.Wrong, $"{kind} {name} ended with {e}");
        }
    }

    private async Task<bool> WriteAsync(string name, int operation)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new RunOptions { Experiment = name, Directory = root, Concurrency = 4 };
        await using var run = await ExperimentRun.OpenAsync(new RunSetup(options, "Tests", "net10.0", null, TimeProvider.System, null, stop) { Disk = disk }, CancellationToken.None);
        var rows = Enumerable.Range(0, 3).Select(i => new Row($"{seed}-{operation}-{i}")).ToList();
        var outcome = await run.RunEvalAsync(Engine.Eval("A"), Engine.Stream(rows), (_, _) => ValueTask.FromResult<object?>(new Score("run", 1, true)));

        var file = Path.GetFileName(outcome.Summary.SessionFile)!;
        foreach (var row in rows.Take(outcome.Summary.CompletedNow))
            log.Say(RaceLog.Acknowledged, $"{file} A/{row.Id}");
        return outcome.Summary.CompletedNow == rows.Count;
    }

    private bool Rename(string name, string newName)
    {
        ExperimentRemoval.Rename(disk, root, name, newName);
        return true;
    }

    private bool Delete(string name)
    {
        using var above = disk.Find(Path.GetDirectoryName(Path.Combine(root, name))!);
        return above is not null && ExperimentRemoval.Delete(above, name.Split('/')[^1]);
    }

    private sealed record Row(string Id);
}
