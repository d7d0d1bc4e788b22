using System.Text.Json.Serialization;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

/// <summary>One thing that happened to a simulated disk. Its whole state is a fold of these, so that every moment of a run can be had again.</summary>
[JsonDerivedType(typeof(Make), "Make")]
[JsonDerivedType(typeof(Append), "Append")]
[JsonDerivedType(typeof(SyncFile), "SyncFile")]
[JsonDerivedType(typeof(FailSync), "FailSync")]
[JsonDerivedType(typeof(Forget), "Forget")]
[JsonDerivedType(typeof(SyncFolder), "SyncFolder")]
[JsonDerivedType(typeof(Move), "Move")]
[JsonDerivedType(typeof(Delete), "Delete")]
[JsonDerivedType(typeof(Locked), "Locked")]
[JsonDerivedType(typeof(Unlocked), "Unlocked")]
[JsonDerivedType(typeof(Mark), "Mark")]
internal abstract record DiskOperation
{
    public sealed record Make(int Folder, string Name, int Inode, InodeKind Kind) : DiskOperation;

    public sealed record Append(int File, byte[] Bytes) : DiskOperation
    {
        public override string ToString() => $"Append {{ File = {File}, {Bytes.Length} bytes }}";
    }

    public sealed record SyncFile(int File) : DiskOperation;

    /// <summary>The operating system said that a sync failed: what was unsynced stays readable until memory runs short, and never reaches the disk.</summary>
    public sealed record FailSync(int File) : DiskOperation;

    /// <summary>What is in memory of a file and equals or never will be what is on the disk is forgotten: the next read comes from the disk.</summary>
    public sealed record Forget(int File) : DiskOperation;

    public sealed record SyncFolder(int Folder) : DiskOperation;

    public sealed record Move(int Folder, string Name, int Target, string NewName) : DiskOperation;

    public sealed record Delete(int Folder, string Name) : DiskOperation;

    public sealed record Locked(int File, LockMode Mode) : DiskOperation;

    public sealed record Unlocked(int File) : DiskOperation;

    /// <summary>Nothing happened to the disk; a test notes what the run has promised.</summary>
    public sealed record Mark(RunNote Note) : DiskOperation;
}
