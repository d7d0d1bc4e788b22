using EvalTest.Sessions;

namespace EvalTest.Experiments;

/// <summary>Runs that nobody named: each gets a folder of its own below <c>auto</c>, and of each assembly the last ten are kept.</summary>
internal static class AutoExperiments
{
    private const int Kept = 10;

    /// <summary>Deletes what is older than the last ten runs of the assembly; leaves whatever is in use.</summary>
    /// <param name="auto">The folder of unnamed runs.</param>
    /// <param name="assembly">Only folders with its session files count: projects of one solution do not crowd each other out.</param>
    public static void KeepLast(string auto, string assembly)
    {
        var old = Directory.GetDirectories(auto)
            .Where(folder => Holds(folder, assembly))
            .OrderDescending(StringComparer.Ordinal)
            .Skip(Kept);
        foreach (var folder in old)
            WriterLock.DeleteUnused(folder);
    }

    /// <summary>A session id has no dot, so "A.B.id.jsonl" is of the assembly "A.B" and not of "A".</summary>
    private static bool Holds(string folder, string assembly)
    {
        try
        {
            return Directory.EnumerateFiles(folder, assembly + ".*.jsonl").Any(file => !Path.GetFileNameWithoutExtension(file)[(assembly.Length + 1)..].Contains('.'));
        }
        catch (DirectoryNotFoundException)
        {
            // Another process that ended just now was quicker to delete it.
            return false;
        }
    }
}
