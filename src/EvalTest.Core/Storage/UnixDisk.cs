using Microsoft.Win32.SafeHandles;

namespace EvalTest.Storage;

/// <summary>Linux and macOS, by their own calls: the base library hides errors of a sync and cannot work relative to an open folder.</summary>
internal sealed class UnixDisk : IDisk
{
    public IFolder? Find(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            return Open(full);
        }
        catch (StorageException e) when (e.Fault == StorageFault.Missing)
        {
            return null;
        }
    }

    public IFolder Create(string path) => NewFolders.Create(this, path);

    private static UnixFolder Open(string full)
    {
        var flags = UnixCalls.ReadOnly | UnixCalls.Directory | UnixCalls.CloseOnExec;
        return new UnixFolder(new SafeFileHandle(UnixCalls.Checked("Opening", full, () => UnixCalls.Open(full, flags)), ownsHandle: true), full);
    }
}
