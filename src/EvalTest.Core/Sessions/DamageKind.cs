namespace EvalTest.Sessions;

/// <summary>What is wrong, for programs; FORMAT.md says what each leads to.</summary>
internal enum DamageKind
{
    /// <summary>A name ends like a session file's and is a folder, a link or a pipe.</summary>
    NoFile,

    /// <summary>The file is empty.</summary>
    Empty,

    /// <summary>The first line is no header that can be believed.</summary>
    Header,

    /// <summary>The last line has no line feed.</summary>
    Torn,

    /// <summary>A line is longer than any that is written.</summary>
    TooLong,

    /// <summary>A line has no frame, or does not match its checksum.</summary>
    Checksum,

    /// <summary>A line has a number that came before.</summary>
    Order,

    /// <summary>Lines are missing before this one.</summary>
    Missing,

    /// <summary>A line matches its checksum and is not of this format.</summary>
    Content,

    /// <summary>The session went on in two places: a line says something else than one of the same number in another file.</summary>
    Fork,

    /// <summary>The file is not the one whose digest its last line holds.</summary>
    Digest,
}
