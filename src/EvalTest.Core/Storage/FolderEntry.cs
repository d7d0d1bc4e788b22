namespace EvalTest.Storage;

/// <summary>One name in a folder.</summary>
/// <param name="Name">Without the folder.</param>
/// <param name="Kind">What has that name.</param>
internal readonly record struct FolderEntry(string Name, EntryKind Kind);
