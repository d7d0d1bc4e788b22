using EvalTest.Storage;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>A real disk with a hook at each of its calls.</summary>
internal sealed class HookedDisk(IDisk disk, DiskHook hook) : IDisk
{
    public IFolder? Find(string path) => HookedFolder.Of(hook.Look(() => disk.Find(path)), hook);

    public IFolder Create(string path) => HookedFolder.Of(hook.Change("create folder", () => disk.Create(path)), hook)!;
}
