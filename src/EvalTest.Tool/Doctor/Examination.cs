using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Storage;
using EvalTest.Stores;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Doctor;

/// <summary>Everything that runs rest on, looked at: each check says what it found, whatever the others say. Writes only a file of its own, which it removes.</summary>
/// <param name="disk">Where to.</param>
/// <param name="root">The folder that holds the experiments.</param>
/// <param name="clock">Time.</param>
internal sealed class Examination(IDisk disk, string root, TimeProvider clock)
{
    private const long LeastSpace = 1L << 30;

    private static readonly string[] networks = ["nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "smb3", "9p", "fuse.sshfs", "sshfs", "afs", "ceph", "glusterfs", "lustre", "virtiofs", "webdav", "davfs"];

    public IEnumerable<Finding> Findings() => [Versions(), .. OfFolder(), .. OfExperiments()];

    private static Finding Versions() => new(
        "versions",
        Health.Good,
        $"evaltest {typeof(Examination).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}");

    private IEnumerable<Finding> OfFolder()
    {
        // The first run makes it; until then what it would be made in is looked at.
        var existing = new DirectoryInfo(root);
        while (!existing.Exists && existing.Parent is { } parent)
            existing = parent;
        yield return existing.FullName == Path.TrimEndingDirectorySeparator(root) ? new("folder", Health.Good, root) : new("folder", Health.Good, $"{root} is not there yet; the first run with --experiment makes it in {existing.FullName}");
        yield return Space(existing);
        yield return FileSystem(existing);
        foreach (var finding in Probe(existing))
            yield return finding;
    }

    private static Finding Space(DirectoryInfo folder)
    {
        var free = new DriveInfo(folder.FullName).AvailableFreeSpace;
        var text = $"{FigureText.Count(free >> 20)} MiB free for {folder.FullName}";
        return free >= LeastSpace ? new("disk space", Health.Good, text) : new("disk space", Health.Notice, text, "A million samples take about 1 GiB: free some space.");
    }

    private static Finding FileSystem(DirectoryInfo folder)
    {
        var kind = new DriveInfo(folder.FullName).DriveFormat;
        return networks.Contains(kind, StringComparer.OrdinalIgnoreCase)
            ? new("file system", Health.Notice, $"{kind} is a network file system: locks and syncs are as good as its server's", "Keep experiments on a local disk (--eval-dir), and copy or merge them from there.")
            : new("file system", Health.Good, kind);
    }

    private IEnumerable<Finding> Probe(DirectoryInfo existing)
    {
        var name = $".evaltest-doctor-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        return [Try("rights and sync", () => Write(existing.FullName, name), () => $"a file can be made, written, synced and removed in {existing.FullName}"), Try("locks", () => Lock(existing.FullName, name), () => "a lock excludes a second one"), Clock(existing.FullName, name)];
    }

    private void Write(string path, string name)
    {
        using var folder = disk.Find(path)!;
        using (var file = folder.CreateFile(name))
        {
            file.AppendAll("evaltest doctor\n"u8, Path.Combine(path, name));
            file.Sync();
        }

        folder.Sync();
        folder.Delete(name);
    }

    private void Lock(string path, string name)
    {
        using var folder = disk.Find(path)!;
        try
        {
            using var first = folder.TryLock(name, LockMode.Exclusive) ?? throw new EvalTestException($"The lock {Path.Combine(path, name)} is held by somebody, and nobody knows of it.");
            using var second = folder.TryLock(name, LockMode.Shared);
            if (second is not null)
                throw new EvalTestException($"Two locks of {Path.Combine(path, name)} were given at once: two runs could write at once there. Give a folder on another file system with --eval-dir.");
        }
        finally
        {
            folder.Delete(name);
        }
    }

    private Finding Clock(string path, string name)
    {
        var file = Path.Combine(path, name);
        try
        {
            File.WriteAllBytes(file, []);
            var apart = (clock.GetUtcNow() - new DateTimeOffset(File.GetLastWriteTimeUtc(file))).Duration();
            return apart < TimeSpan.FromMinutes(1)
                ? new("clock", Health.Good, $"{StatusText.Time(clock.GetUtcNow())}, and the file system agrees")
                : new("clock", Health.Notice, $"this machine and the file system are {FigureText.Duration(apart)} apart", "Set the clocks; no result depends on them, but what people read does.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("clock", Health.Notice, $"could not be compared with the file system's: {e.Message}");
        }
        finally
        {
            if (File.Exists(file))
                File.Delete(file);
        }
    }

    private IEnumerable<Finding> OfExperiments()
    {
        var store = new FileExperimentStore(disk, root);
        IReadOnlyList<string> names = [];
        yield return Try("experiments", () => names = store.Names(), () => FigureText.Count(names.Count, "experiment"));
        foreach (var name in names)
        {
            if (OfExperiment(store, name) is { } finding)
                yield return finding;
        }

        var trash = 0;
        yield return Try("trash", () => trash = Trash.List(disk, root).Count, () => trash == 0 ? "empty" : $"{FigureText.Count(trash, "deleted experiment")}; evaltest prune removes them for good");
    }

    /// <summary>Null for one that is as it should be.</summary>
    private static Finding? OfExperiment(FileExperimentStore store, string name)
    {
        try
        {
            using var experiment = store.Read(name);
            if (experiment is null)
                return null;
            var damage = experiment.Damage.Count(d => !d.Normal);
            var orphans = experiment.OrphanedLocks;
            return damage > 0 ? new(name, Health.Bad, $"{FigureText.Count(damage, "damaged line")}", $"What that costs says: evaltest verify {name}")
                : orphans.Count > 0 ? new(name, Health.Good, $"a process that wrote {string.Join(", ", orphans)} died; the lock is free, and the next run takes it")
                : null;
        }
        catch (EvalTestException e)
        {
            return new(name, Health.Bad, "it cannot be read", e.Message);
        }
    }

    private static Finding Try(string check, Action look, Func<string> good)
    {
        try
        {
            look();
            return new(check, Health.Good, good());
        }
        catch (EvalTestException e)
        {
            return new(check, Health.Bad, e.Message);
        }
    }
}
