using EvalTest.Core.Tests.Sessions;
using EvalTest.Core.Tests.Storage;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Operations;

/// <summary>Experiments on a simulated disk, and that disk after every crash that what was done to them can meet with.</summary>
internal sealed class Store(SimulatedDisk disk)
{
    public static string Root { get; } = Path.GetFullPath("/store/.evaltest");

    public Store()
        : this(new SimulatedDisk())
    {
    }

    public SimulatedDisk Disk => disk;

    public FakeClock Clock { get; } = new();

    /// <summary>An experiment of these session files, durable.</summary>
    public Store With(string experiment, params SessionBytes[] files)
    {
        foreach (var file in files)
            Write(experiment, file.Name, file.ToArray());
        return this;
    }

    /// <summary>A file, durable.</summary>
    public void Write(string experiment, string name, byte[] bytes)
    {
        using var folder = disk.Create(Path.Combine(Root, experiment));
        using (var file = folder.CreateFile(name))
        {
            file.AppendAll(bytes, name);
            file.Sync();
        }

        folder.Sync();
    }

    public IFolder? Find(string experiment) => disk.Find(Path.Combine(Root, experiment));

    public bool Has(string experiment) => Find(experiment) is not null;

    /// <summary>Every file of an experiment but its locks, with the hash of its bytes; null if there is no such folder.</summary>
    public string? Files(string experiment)
    {
        using var folder = Find(experiment);
        return folder is null ? null : string.Join("\n", folder.List().Where(e => !e.Name.EndsWith(".lock", StringComparison.Ordinal)).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"{e.Name} {Digest(folder, e)}"));
    }

    /// <summary>All that an experiment says.</summary>
    public string State(string experiment) => StateText.Of(Find(experiment)!);

    public ExperimentState Load(string experiment) => ExperimentState.Load(Find(experiment), "Tests");

    /// <summary>The names in a folder.</summary>
    public IEnumerable<string> Names(string path) => disk.Find(Path.Combine(Root, path))?.List().Select(e => e.Name).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

    /// <summary>The store after a death or a power cut at each moment of what is done.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> EveryCrashAsync(Action doing, Action<Store> check) => EveryCrashOfAsync(
        () =>
        {
            doing();
            return Task.CompletedTask;
        },
        check);

    /// <summary>The same.</summary>
    public async Task<int> EveryCrashOfAsync(Func<Task> doing, Action<Store> check)
    {
        var begin = disk.Log.Count;
        await doing();
        var count = 0;
        for (var moment = begin; moment <= disk.Log.Count; moment++)
        {
            var dead = disk.KilledAfter(moment);
            Survival[] cuts = [Survival.Kept, Survival.Dropped, Survival.Zeroed, .. Enumerable.Range(0, 4).Select(seed => Survival.Subset((moment * 10) + seed))];
            foreach (var found in cuts.Select(dead.Crash).Prepend(dead))
            {
                check(new Store(found));
                count++;
            }
        }

        return count;
    }

    private static string Digest(IFolder folder, FolderEntry entry)
    {
        if (entry.Kind != EntryKind.File)
            return entry.Kind.ToString();
        using var file = folder.OpenFile(entry.Name);
        var bytes = new byte[file.Length];
        return $"{file.Read(bytes, 0)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..8]}";
    }
}
