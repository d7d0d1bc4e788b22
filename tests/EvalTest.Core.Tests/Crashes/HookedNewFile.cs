using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>See <see cref="HookedDisk"/>.</summary>
internal sealed class HookedNewFile(INewFile file, DiskHook hook) : INewFile
{
    public long End => hook.Look(() => file.End);

    public bool IsDeleted => hook.Look(() => file.IsDeleted);

    public int Append(ReadOnlySpan<byte> bytes) => hook.Append(file, bytes);

    public void Sync() => hook.Change("sync", () =>
    {
        file.Sync();
        return true;
    });

    public void Dispose() => file.Dispose();
}
