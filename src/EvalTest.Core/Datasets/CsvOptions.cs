namespace EvalTest;

/// <summary>How a file of comma-separated values is written. As it stands it is that of RFC 4180 with a header, in UTF-8.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields, as in <c>';'</c> or <c>'\t'</c>. It is never guessed.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>What stands around a field that holds delimiters or line breaks, and is doubled within it.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>The first row names the columns. Without it rows are read as <c>string[]</c> only.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// The encoding's name, as in <c>"windows-1252"</c> or <c>"utf-16"</c>; every encoding that .NET has. A byte order mark of UTF-8, UTF-16 or
    /// UTF-32 at the beginning of the file is stronger. Bytes that are none in the encoding make their row a bad one.
    /// </summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Spaces and tabs around a field are no part of it; those within quotes are.</summary>
    public bool Trim { get; init; }
}
