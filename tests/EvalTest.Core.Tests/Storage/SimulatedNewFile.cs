using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>A file of a simulated disk that is appended to.</summary>
internal sealed class SimulatedNewFile(SimulatedDisk disk, int file, string path) : INewFile
{
    private bool disposed;

    public long End
    {
        get
        {
            disk.Faults.Meet(DiskCall.Look, "Looking at", path);
            return disk.Look(image => image[file].Content.Length);
        }
    }

    public bool IsDeleted
    {
        get
        {
            disk.Faults.Meet(DiskCall.Look, "Looking at", path);
            return disk.Look(image => image.Links(file)) == 0;
        }
    }

    public int Append(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        disk.BeforeChange?.Invoke(DiskCall.Append);
        var taken = disk.Faults.Meet(DiskCall.Append, "Writing", path, bytes.Length);
        if (taken > 0)
        {
            var append = new DiskOperation.Append(file, bytes[..taken].ToArray());
            disk.Change((_, apply) =>
            {
                apply(append);
                return taken;
            });
        }

        return taken;
    }

    public void Sync()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        disk.BeforeChange?.Invoke(DiskCall.Sync);
        Sync(disk, file, path);
    }

    public void Dispose() => disposed = true;

    public static void Sync(SimulatedDisk disk, int file, string path)
    {
        disk.Faults.Meet(DiskCall.Sync, "Syncing", path, refused: () => Apply(new DiskOperation.FailSync(file)));
        Apply(new DiskOperation.SyncFile(file));

        void Apply(DiskOperation operation) => disk.Change((_, apply) =>
        {
            apply(operation);
            return file;
        });
    }
}
