namespace EvalTest.Architecture.Tests.Guards;

/// <summary>A type, or a file, of one folder uses something of another.</summary>
internal sealed record FolderUse(string From, string FromFolder, string To, string ToFolder);
