using System.Security.Cryptography;

namespace EvalTest.Tool.Tests.Hostile;

/// <summary>All that lies below a folder, links not followed: paths, kinds, contents, times of writing.</summary>
internal static class FolderPicture
{
    private static readonly EnumerationOptions everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, ReturnSpecialDirectories = false };

    public static string Of(string folder) =>
        string.Join('\n', new DirectoryInfo(folder).EnumerateFileSystemInfos("*", everything).Select(e => Line(folder, e)).Order(StringComparer.Ordinal));

    private static string Line(string folder, FileSystemInfo entry) =>
        $"{Path.GetRelativePath(folder, entry.FullName)} {entry.LastWriteTimeUtc:O} {entry.LinkTarget ?? (entry is FileInfo ? Hash(entry.FullName) : "folder")}";

    // A lock file may be locked at this moment.
    private static string Hash(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
