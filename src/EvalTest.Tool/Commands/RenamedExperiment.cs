using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Tool.Commands;

/// <summary>Finds an experiment again that got another name while somebody follows it.</summary>
internal static class RenamedExperiment
{
    /// <param name="disk">Where.</param>
    /// <param name="store">All there are.</param>
    /// <param name="session">The name of one of its session files, which no other experiment but a copy of it has.</param>
    /// <returns>Its name now; null where it is gone.</returns>
    public static string? Find(IDisk disk, FileExperimentStore store, string session)
    {
        var holders = store.Names().Select(name => (Name: name, Look: LookAt(disk, Path.Combine(store.Place, name), session))).Where(h => h.Look.Holds).ToList();
        // Of it and its copies the one that is being written.
        return holders.OrderByDescending(h => h.Look.IsWritten).FirstOrDefault().Name;
    }

    private static (bool Holds, bool IsWritten) LookAt(IDisk disk, string path, string session)
    {
        using var folder = disk.Find(path);
        return folder is not null && folder.List().Any(e => e.Name == session) ? (true, LiveWriters.Of(folder).Count > 0) : (false, false);
    }
}
