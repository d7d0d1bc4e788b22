using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>
/// A few machines that run one experiment, each in its own folder, and now and then copy files from each other, whole or as far as they
/// were written. Every file is written by the real writer, and names what its machine's folder held by the real state.
/// </summary>
internal sealed class MergeWorld : IDisposable
{
    public static readonly string[] Ids = ["p1", "p2", "p3"];

    private readonly Random random;
    private readonly string root = NewRoot();
    private readonly List<string> machines = [];

    private MergeWorld(int seed)
    {
        random = new Random(seed);
        for (var i = random.Next(2, 4); i > 0; i--)
            machines.Add(NewFolder());
    }

    /// <summary>Each session's whole bytes, by the name of its file.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    public static async Task<MergeWorld> CreateAsync(int seed)
    {
        var world = new MergeWorld(seed);
        for (var sessions = world.random.Next(3, 8); sessions > 0; sessions--)
        {
            var machine = world.machines[world.random.Next(world.machines.Count)];
            await world.RunAsync(machine);
            if (world.random.Next(3) == 0)
                world.CopySome(machine, world.machines[world.random.Next(world.machines.Count)]);
        }

        return world;
    }

    public string NewFolder() => Directory.CreateDirectory(Path.Combine(root, $"f{Directory.GetDirectories(root).Length}")).FullName;

    public void CopyAll(string to)
    {
        foreach (var (name, bytes) in Files)
            File.WriteAllBytes(Path.Combine(to, name), bytes);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    // In memory where that can be had: nothing here is about the disk, and thousands of files are synced.
    private static string NewRoot() =>
        Directory.Exists("/dev/shm")
            ? Directory.CreateDirectory($"/dev/shm/evaltest-merge-{Guid.NewGuid():n}").FullName
            : Directory.CreateTempSubdirectory("evaltest-merge-").FullName;

    private void CopySome(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from).Where(_ => random.Next(3) > 0))
        {
            var bytes = File.ReadAllBytes(file);
            var target = Path.Combine(to, Path.GetFileName(file));
            var length = random.Next(3) == 0 ? random.Next(bytes.Length) : bytes.Length;
            if (!File.Exists(target) || new FileInfo(target).Length < length)
                File.WriteAllBytes(target, bytes[..length]);
        }
    }

    private async Task RunAsync(string machine)
    {
        using var folder = Disks.Local.Create(machine);
        var state = ExperimentState.Load(folder, "Tests");
        var id = $"20261120T110256Z-{random.NextInt64():x16}";
        var header = new HeaderRecord { Session = id, Experiment = "x", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = state.Seen };
        var writer = await SessionWriter.CreateAsync(folder, header, Durability.Os, 1000);
        await using (writer)
        {
            if (random.Next(3) == 0)
                await writer.WriteAsync(LineKind.Retract, new RetractRecord(SessionFiles.EvalId, (RetractScope)random.Next(2), random.Next(2) == 0 ? "p1" : null, state.Seen));
            using var line = new PendingLine { Kind = LineKind.Sample };
            for (var samples = random.Next(0, 5); samples > 0; samples--)
            {
                line.Body = line.Encoder.Encode(NextSample(state.Eval(SessionFiles.EvalId)));
                await writer.WriteAsync(line);
            }

            await writer.FlushAsync();
        }

        Files.Add(Path.GetFileName(writer.Path), await File.ReadAllBytesAsync(writer.Path));
    }

    private SampleRecord NextSample(EvalResults results)
    {
        var id = Ids[random.Next(Ids.Length)];
        var known = results.Claim(KeyHash.Of(new SampleKey("", id, 0)), 0, out _);
        var input = (UInt128)(uint)random.Next(1, 3);
        var outcome = random.Next(3) > 0 ? Outcome.Completed : (Outcome)random.Next(1, 4);
        var attempt = Planner.NextAttempt(known, known.InputHash == input ? PlanAction.Run : PlanAction.RunChanged);
        return SessionFiles.Sample(id, random.Next(3) / 2.0, outcome, attempt, input);
    }
}
