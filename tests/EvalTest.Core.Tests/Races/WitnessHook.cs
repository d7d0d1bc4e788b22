using EvalTest.Core.Tests.Crashes;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Races;

/// <summary>
/// Proves by means of its own that a writer is alone: beside every writer's lock it keeps a file that can be created only once.
/// Says which session files are deleted.
/// </summary>
internal sealed class WitnessHook(RaceLog log) : DiskHook
{
    private const string Witness = "witness";

    public override bool Delete(IFolder folder, string name)
    {
        if (name == Witness)
            log.Say(RaceLog.Wrong, $"a deletion removed {folder.Path} under its writer");
        if (name.EndsWith(".jsonl", StringComparison.Ordinal))
            log.Say(RaceLog.Deleted, name);
        return folder.Delete(name);
    }

    public override IDisposable? TryLock(IFolder folder, string name, LockMode mode)
    {
        var held = folder.TryLock(name, mode);
        if (held is null || name != "Tests.net10.0.lock" || mode != LockMode.Exclusive)
            return held;

        try
        {
            folder.CreateFile(Witness).Dispose();
        }
        catch (StorageException e)
        {
            if (e.Fault == StorageFault.Exists)
                log.Say(RaceLog.Wrong, $"two writers in {folder.Path}");
            held.Dispose();
            throw;
        }

        return new Witnessed(folder, held);
    }

    private sealed class Witnessed(IFolder folder, IDisposable held) : IDisposable
    {
        private bool disposed;

        public void Dispose()
        {
            if (disposed)
                return;
            disposed = true;
            folder.Delete(Witness);
            held.Dispose();
        }
    }
}
