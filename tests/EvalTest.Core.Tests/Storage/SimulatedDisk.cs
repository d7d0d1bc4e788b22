using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>
/// A disk with the memory before it, for one machine: it knows what is synced and what is not, forgets the latter when its power is cut,
/// frees the locks of a process that dies, and fails when asked to. Everything that happens to it is logged. Thread-safe.
/// </summary>
internal sealed class SimulatedDisk : IDisk
{
    private readonly Lock _lock = new();
    private readonly DiskImage start;
    private readonly DiskImage _image;
    private readonly List<DiskOperation> _log = [];
    private readonly Dictionary<int, List<SimulatedLock>> _locks = [];

    public SimulatedDisk()
        : this(new DiskImage())
    {
    }

    /// <summary>A disk as it was found.</summary>
    public SimulatedDisk(DiskImage start)
    {
        this.start = start;
        _image = start.Copy();
    }

    private SimulatedDisk(DiskImage start, IEnumerable<DiskOperation> log)
        : this(start)
    {
        foreach (var operation in log)
        {
            _image.Apply(operation);
            _log.Add(operation);
        }
    }

    public DiskFaults Faults { get; } = new();

    /// <summary>Called before each call that changes something, outside of any lock: to note what the run promised so far, or to let something else happen first.</summary>
    public Action<DiskCall>? BeforeChange { get; set; }

    /// <summary>As the disk was before the first operation of the log.</summary>
    public DiskImage Start => start.Copy();

    /// <summary>Everything that happened so far.</summary>
    public IReadOnlyList<DiskOperation> Log
    {
        get
        {
            lock (_lock)
                return [.. _log];
        }
    }

    /// <summary>Notes in the log what a run does.</summary>
    public void Mark(RunNote note)
    {
        lock (_lock)
            _log.Add(new DiskOperation.Mark(note));
    }

    /// <summary>The same machine after the process died: all that was written is there, no lock is held.</summary>
    public SimulatedDisk Kill() => KilledAfter(int.MaxValue);

    /// <summary>The same, had the process died after so many operations of the log.</summary>
    public SimulatedDisk KilledAfter(int operations) => new(start, Log.Take(operations));

    /// <summary>The machine after a power cut.</summary>
    public SimulatedDisk Crash(Survival survival)
    {
        lock (_lock)
            return new SimulatedDisk(_image.AfterPowerLoss(survival));
    }

    public IFolder? Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        Faults.Meet(DiskCall.Find, "Opening", full);
        lock (_lock)
        {
            var inode = Locate_NeedsLock(full);
            if (inode < 0)
                return null;
            return _image[inode].Kind == InodeKind.Folder ? new SimulatedFolder(this, inode, full) : throw new StorageException("Opening", full, StorageFault.WrongKind, "it is no folder.");
        }
    }

    public IFolder Create(string path) => NewFolders.Create(this, path);

    /// <summary>Looks at the disk while nothing changes.</summary>
    public T Look<T>(Func<DiskImage, T> look)
    {
        lock (_lock)
            return look(_image);
    }

    /// <summary>Changes the disk by the operations that it is given for it as it is.</summary>
    public T Change<T>(Func<DiskImage, Action<DiskOperation>, T> change)
    {
        lock (_lock)
            return change(_image, Apply_NeedsLock);
    }

    /// <summary>Takes a lock; null if it is excluded.</summary>
    public SimulatedLock? TryLock(int file, LockMode mode)
    {
        lock (_lock)
        {
            if (!_locks.TryGetValue(file, out var held))
                _locks.Add(file, held = []);
            if (held.Exists(h => mode == LockMode.Exclusive || h.Mode == LockMode.Exclusive))
                return null;

            var taken = new SimulatedLock(this, file, mode);
            held.Add(taken);
            _log.Add(new DiskOperation.Locked(file, mode));
            return taken;
        }
    }

    public void Free(SimulatedLock taken)
    {
        lock (_lock)
        {
            if (_locks[taken.File].Remove(taken))
                _log.Add(new DiskOperation.Unlocked(taken.File));
        }
    }

    /// <summary>Where a path leads to; -1 if nowhere.</summary>
    public int Locate(string full)
    {
        lock (_lock)
            return Locate_NeedsLock(full);
    }

    private int Locate_NeedsLock(string full)
    {
        var inode = DiskImage.Root;
        foreach (var name in full[Path.GetPathRoot(full)!.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_image[inode].Entries.TryGetValue(name, out inode))
                return -1;
        }

        return inode;
    }

    private void Apply_NeedsLock(DiskOperation operation)
    {
        _image.Apply(operation);
        _log.Add(operation);
    }
}
