namespace EvalTest.Core.Tests.Storage;

/// <summary>A call that a run makes to a disk, as faults are planned by it.</summary>
internal enum DiskCall
{
    Find,
    List,
    OpenFolder,
    CreateFolder,
    CreateFile,
    OpenFile,
    Look,
    Read,
    Append,
    Sync,
    SyncFolder,
    Rename,
    Delete,
    Lock,
}
