using EvalTest.Core.Tests.Crashes;
using EvalTest.Storage;

namespace EvalTest.Tool.Tests.Failures;

/// <summary>Counts the calls to a disk and does something at one of them.</summary>
/// <param name="at">Which, from 0.</param>
/// <param name="onlyChanges">Whether calls that only look are not counted.</param>
/// <param name="happens">At that call, before it is made.</param>
internal sealed class FailingHook(int at, bool onlyChanges, Action<string> happens) : DiskHook
{
    private int calls;

    /// <summary>Whether the call was made.</summary>
    public bool IsHit => calls > at;

    /// <summary>A fault that is there from one call on, as a full disk is.</summary>
    public static FailingHook Lasting(int at, bool onlyChanges, StorageFault fault, string reason)
    {
        FailingHook? hook = null;
        hook = new FailingHook(at, onlyChanges, call => throw new StorageException(call, "DISK", fault, reason)) { Lasts = true };
        return hook;
    }

    public bool Lasts { get; private init; }

    public override T Change<T>(string call, Func<T> perform)
    {
        Meet(call);
        return perform();
    }

    public override T Look<T>(Func<T> perform)
    {
        if (!onlyChanges)
            Meet("look");
        return perform();
    }

    public override int Append(INewFile file, ReadOnlySpan<byte> bytes)
    {
        Meet("append");
        return file.Append(bytes);
    }

    // A full disk still deletes and still opens lock files that are there.
    public override bool Delete(IFolder folder, string name) => onlyChanges ? folder.Delete(name) : base.Delete(folder, name);

    public override IDisposable? TryLock(IFolder folder, string name, LockMode mode) => onlyChanges ? folder.TryLock(name, mode) : base.TryLock(folder, name, mode);

    private void Meet(string call)
    {
        var now = Interlocked.Increment(ref calls) - 1;
        if (now == at || (Lasts && now > at))
            happens(call);
    }
}
