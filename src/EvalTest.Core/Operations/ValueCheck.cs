using EvalTest.Model;

namespace EvalTest.Operations;

/// <summary>Compares the files of large values with what the sessions name.</summary>
internal static class ValueCheck
{
    /// <summary>What is wrong, and which files nobody names.</summary>
    /// <param name="snapshot">The files there are.</param>
    /// <param name="sessions">Who names what, by file.</param>
    public static (IReadOnlyList<DamagedValue> Damaged, IReadOnlyList<string> Unused) Of(ExperimentSnapshot snapshot, IReadOnlyDictionary<string, FileCheck> sessions)
    {
        var named = sessions.SelectMany(s => s.Value.Values.Select(v => (v.Value, Line: $"{s.Key}:{v.Line}"))).GroupBy(v => v.Value, v => v.Line).ToDictionary(g => g.Key, g => g.ToList());
        var wrong = snapshot.Values.Select(file => (file, Sha256: file.Sha256())).Where(f => !f.file.Name.StartsWith(f.Sha256, StringComparison.Ordinal)).Select(f => f.file.Name).ToHashSet();
        var there = snapshot.Values.ToDictionary(v => v.Name);
        var damaged = new List<DamagedValue>();
        foreach (var (value, lines) in named.OrderBy(n => n.Key.Sha256, StringComparer.Ordinal))
        {
            if (WrongWith(value, there.GetValueOrDefault(Sessions.ValueFiles.NameOf(value)), wrong) is { } what)
                damaged.Add(new DamagedValue(value, what, lines));
        }

        var names = named.Keys.Select(Sessions.ValueFiles.NameOf).ToHashSet();
        return (damaged, [.. there.Keys.Where(name => !names.Contains(name))]);
    }

    private static string? WrongWith(LargeValue value, StoredPart? file, HashSet<string> wrong) =>
        file is null ? "its file is missing. Copy it from where the session file came from."
        : file.Length != value.Length ? $"its file holds {file.Length} bytes and not {value.Length}."
        : wrong.Contains(file.Name) ? "its file was changed: the SHA-256 of what it holds is not its name."
        : null;
}
