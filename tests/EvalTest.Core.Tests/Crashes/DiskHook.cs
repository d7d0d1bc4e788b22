using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>Stands between the code and a real disk. Does nothing of its own; what a test is about overrides what it needs.</summary>
internal abstract class DiskHook
{
    /// <summary>A call that changes what is on the disk.</summary>
    public virtual T Change<T>(string call, Func<T> perform) => perform();

    /// <summary>A call that only looks.</summary>
    public virtual T Look<T>(Func<T> perform) => perform();

    public virtual int Append(INewFile file, ReadOnlySpan<byte> bytes) => file.Append(bytes);

    public virtual bool Delete(IFolder folder, string name) => Change("delete", () => folder.Delete(name));

    public virtual IDisposable? TryLock(IFolder folder, string name, LockMode mode) => Change("lock", () => folder.TryLock(name, mode));
}
