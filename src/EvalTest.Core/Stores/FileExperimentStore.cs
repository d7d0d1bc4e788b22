using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Stores;

/// <summary>Experiments as folders of session files below one folder.</summary>
/// <param name="disk">Where it is.</param>
/// <param name="root">See <see cref="ExperimentRoot.Locate"/>; it need not exist.</param>
internal sealed class FileExperimentStore(IDisk disk, string root) : IExperimentStore
{
    public string Place => root;

    public IReadOnlyList<string> Names()
    {
        using var folder = disk.Find(root);
        var names = new List<string>();
        if (folder is not null)
            AddBelow(folder, "", names);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public RecordedExperiment? Read(string name) => RecordedExperiment.Open(disk, root, name);

    private static void AddBelow(IFolder folder, string above, List<string> names)
    {
        foreach (var entry in ExperimentNeighbours.Entries(folder).Where(e => e.Kind == EntryKind.Folder))
        {
            var name = above + entry.Name;
            // What has no experiment's name, such as one that is on its way out, is none. The rule bounds the depth too.
            if (!ExperimentName.IsValid(name))
                continue;

            using var inner = folder.FindFolder(entry.Name);
            if (inner is null)
                continue;
            if (ExperimentNeighbours.Entries(inner).Any(e => SessionFileName.IsOne(e.Name)))
                names.Add(name);
            else
                AddBelow(inner, name + "/", names);
        }
    }
}
