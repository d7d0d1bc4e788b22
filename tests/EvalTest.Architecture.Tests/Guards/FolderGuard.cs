using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>A folder of the core uses only folders below it, by what its compiled types use and by its using directives.</summary>
internal static class FolderGuard
{
    /// <summary>Complains of uses that go up, or of folders that stand in no order.</summary>
    /// <param name="uses">From the folder of one type to that of another, with the names to show.</param>
    /// <param name="order">Low to high.</param>
    public static IEnumerable<string> Complaints(IEnumerable<FolderUse> uses, IReadOnlyList<string> order)
    {
        foreach (var use in uses.Where(u => u.FromFolder != u.ToFolder))
        {
            var (from, to) = (Level(order, use.FromFolder), Level(order, use.ToFolder));
            if (from < 0 || to < 0)
                yield return $"{use.From} ({use.FromFolder}) uses {use.To} ({use.ToFolder}): {(from < 0 ? use.FromFolder : use.ToFolder)} has no place in the order of folders.";
            else if (to > from)
                yield return $"{use.From} ({use.FromFolder}) uses {use.To} ({use.ToFolder}), which lies above it.";
        }
    }

    /// <summary>The folders a source file names, in usings and in full names.</summary>
    public static IEnumerable<FolderUse> UsesInSource(string path, string content, string rootNamespace)
    {
        var folder = path.Split('/')[^2];
        return Regex.Matches(content, $@"(?<![\w.]){Regex.Escape(rootNamespace)}\.(\w+)")
            .Select(m => m.Groups[1].Value)
            .Where(f => House.CoreFolders.Contains(f))
            .Distinct()
            .Select(f => new FolderUse(path, folder, $"{rootNamespace}.{f}", f));
    }

    /// <summary>
    /// Which folders each type of the root namespace lies in, by the names of its files, low to high. A partial type may lie in several:
    /// its upper parts may use what lies below them, and its lowest part is what others see.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> FoldersOfRootTypes(IEnumerable<string> paths, IReadOnlyList<string> order) =>
        paths.GroupBy(p => Path.GetFileName(p).Split('.')[0], p => p.Split('/')[^2])
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Distinct().OrderBy(f => Level(order, f))]);

    private static int Level(IReadOnlyList<string> order, string folder)
    {
        for (var level = 0; level < order.Count; level++)
        {
            if (order[level] == folder)
                return level;
        }

        return -1;
    }
}
