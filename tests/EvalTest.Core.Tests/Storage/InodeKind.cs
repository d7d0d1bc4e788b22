namespace EvalTest.Core.Tests.Storage;

/// <summary>What a simulated disk holds.</summary>
internal enum InodeKind
{
    Folder,
    File,

    /// <summary>A symbolic link. Nothing follows it, so it leads nowhere.</summary>
    Link,

    /// <summary>A named pipe: no regular file.</summary>
    Pipe,
}
