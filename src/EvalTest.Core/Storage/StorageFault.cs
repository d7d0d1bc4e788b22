namespace EvalTest.Storage;

/// <summary>Why a file operation failed, as far as it makes a difference to what a person has to do.</summary>
internal enum StorageFault
{
    /// <summary>None of the others, such as an error of the device.</summary>
    Other,

    /// <summary>Nothing has that name.</summary>
    Missing,

    /// <summary>Something has that name.</summary>
    Exists,

    /// <summary>It is not what it is used as: a link, a folder for a file, a file for a folder, a pipe.</summary>
    WrongKind,

    /// <summary>No space is left.</summary>
    Full,

    /// <summary>The user's share of the space is used up.</summary>
    Quota,

    /// <summary>Nothing can be written there.</summary>
    ReadOnly,

    /// <summary>The user may not.</summary>
    Denied,

    /// <summary>The device failed.</summary>
    Device,

    /// <summary>Another process changed the file meanwhile.</summary>
    Foreign,

    /// <summary>A lock does not exclude others on this file system.</summary>
    LocksDoNotWork,
}
