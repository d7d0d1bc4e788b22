using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>See <see cref="HookedDisk"/>.</summary>
internal sealed class HookedFolder(IFolder folder, DiskHook hook) : IFolder
{
    public string Path => folder.Path;

    public bool IsInPlace => hook.Look(() => folder.IsInPlace);

    public static IFolder? Of(IFolder? folder, DiskHook hook) => folder is null ? null : new HookedFolder(folder, hook);

    public IReadOnlyList<FolderEntry> List() => hook.Look(folder.List);

    public IFolder? FindFolder(string name) => Of(hook.Look(() => folder.FindFolder(name)), hook);

    public bool CreateFolder(string name) => hook.Change("create folder", () => folder.CreateFolder(name));

    public INewFile CreateFile(string name) => new HookedNewFile(hook.Change("create", () => folder.CreateFile(name)), hook);

    public IStoredFile OpenFile(string name) => hook.Look(() => folder.OpenFile(name));

    public void SyncFile(string name) => hook.Change("sync", () => Done(() => folder.SyncFile(name)));

    public void Sync() => hook.Change("sync folder", () => Done(folder.Sync));

    public bool Rename(string name, IFolder target, string newName) =>
        hook.Change("rename", () => folder.Rename(name, ((HookedFolder)target).Inner, newName));

    public void Replace(string name, string newName) => hook.Change("rename", () => Done(() => folder.Replace(name, newName)));

    public bool Delete(string name) => hook.Delete(folder, name);

    public IDisposable? TryLock(string name, LockMode mode) => hook.TryLock(folder, name, mode);

    public void Dispose() => folder.Dispose();

    private IFolder Inner => folder;

    private static bool Done(Action perform)
    {
        perform();
        return true;
    }
}
