namespace EvalTest.Storage;

/// <summary>What a name in a folder stands for.</summary>
internal enum EntryKind
{
    /// <summary>A file; pipes and devices show only when they are opened.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link, whatever it leads to.</summary>
    Link,
}
