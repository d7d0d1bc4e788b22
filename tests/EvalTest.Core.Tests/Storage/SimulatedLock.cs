using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>A lock on a file of a simulated disk.</summary>
internal sealed class SimulatedLock(SimulatedDisk disk, int file, LockMode mode) : IDisposable
{
    public int File { get; } = file;

    public LockMode Mode { get; } = mode;

    public void Dispose() => disk.Free(this);
}
