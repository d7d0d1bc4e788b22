using System.Globalization;
using System.Text;

namespace EvalTest.TestKit;

/// <summary>
/// Finds processes by a mark in their environment, which every descendant inherits: those whose parent died are found too.
/// Reads /proc; elsewhere it finds none.
/// </summary>
internal static class ProcessTree
{
    public const string MarkVariable = "EVALTEST_TESTKIT_MARK";

    public static IReadOnlyList<int> WithMark(string mark)
    {
        if (!Directory.Exists("/proc/self"))
            return [];
        var wanted = Encoding.UTF8.GetBytes($"{MarkVariable}={mark}");
        return [.. Directory.EnumerateDirectories("/proc").Select(Id).OfType<int>().Where(id => Holds(id, wanted))];
    }

    /// <summary>The program and arguments; empty for a process that is gone.</summary>
    public static string CommandLine(int id) => Encoding.UTF8.GetString(Read(id, "cmdline")).Replace('\0', ' ');

    /// <summary>Whether a process exists and is not merely waiting to be reaped.</summary>
    public static bool IsAlive(int id)
    {
        var stat = Encoding.UTF8.GetString(Read(id, "stat"));
        return stat.Length > 0 && stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
    }

    private static int? Id(string folder) =>
        int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool Holds(int id, byte[] wanted) => Read(id, "environ").AsSpan().IndexOf(wanted) >= 0 && IsAlive(id);

    private static byte[] Read(int id, string file)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/{file}");
        }
        // The process ended meanwhile, or belongs to somebody else: either way it is none of ours.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
