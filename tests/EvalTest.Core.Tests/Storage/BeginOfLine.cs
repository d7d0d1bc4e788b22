namespace EvalTest.Core.Tests.Storage;

/// <summary>A line of a session file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Offset">Where it begins, in bytes.</param>
internal readonly record struct BeginOfLine(string File, long Offset);
