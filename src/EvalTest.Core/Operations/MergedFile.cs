namespace EvalTest.Operations;

/// <summary>A session file of a source.</summary>
/// <param name="Source">The file.</param>
/// <param name="Name">The file of the merged experiment that holds all of it: itself, or one that begins with it.</param>
internal sealed record MergedFile(string Source, string Name);
