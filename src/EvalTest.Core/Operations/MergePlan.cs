using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>
/// Which session files of some experiments make their union. Of the files of one session a file is left out that another begins with; what only
/// begins alike is kept beside it, as a reader takes all files of a session together. What is in the target stays as it is.
/// </summary>
/// <param name="Added">What to add, each with the name that it gets.</param>
/// <param name="Skipped">What is there already, each with the name of the file that holds it.</param>
internal sealed record MergePlan(IReadOnlyList<(StoredPart Part, string Name)> Added, IReadOnlyList<(StoredPart Part, string Name)> Skipped)
{
    private const string Extension = ".jsonl";

    /// <param name="target">What there is; null for a new experiment.</param>
    /// <param name="sources">What is to be added.</param>
    /// <exception cref="EvalTestException">A file has an unknown format or cannot be read.</exception>
    public static MergePlan Of(ExperimentSnapshot? target, IEnumerable<ExperimentSnapshot> sources)
    {
        var taken = new HashSet<string>(target is null ? [] : [.. target.Sessions.Select(p => p.Name), .. target.Others], StringComparer.OrdinalIgnoreCase);
        var kept = Files(target).GroupBy(f => f.Session).ToDictionary(g => g.Key, g => g.Select(f => (f.Part, f.Part.Name)).ToList());
        var (added, skipped) = (new List<(StoredPart, string)>(), new List<(StoredPart, string)>());
        foreach (var (session, part) in sources.SelectMany(Files).OrderByDescending(f => f.Part.Length))
        {
            if (!kept.TryGetValue(session, out var same))
                kept.Add(session, same = []);
            if (same.Find(k => part.IsBeginningOf(k.Part)) is (not null, var holder))
            {
                skipped.Add((part, holder));
                continue;
            }

            same.Add((part, Free(part.Name, taken)));
            added.Add(same[^1]);
        }

        return new(added, skipped);
    }

    /// <summary>A file without a header that can be believed is of the session without a name.</summary>
    private static IEnumerable<(string Session, StoredPart Part)> Files(ExperimentSnapshot? snapshot) =>
        snapshot is null ? [] : snapshot.Sessions.Select(part => (new SessionReader(snapshot.Folder, []).ReadHeader(part.Name)?.Session ?? "", part));

    /// <summary>The name of a session file decides nothing but must be its own, on every system.</summary>
    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{name[..^Extension.Length]}-{number}{Extension}";
        return free;
    }
}
