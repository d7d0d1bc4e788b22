namespace EvalTest.Operations;

/// <summary>Which large values of some experiments their union lacks.</summary>
/// <param name="Added">What to add, each once.</param>
/// <param name="Damaged">Files that do not hold what their names say.</param>
internal sealed record MergedValues(IReadOnlyList<StoredPart> Added, IReadOnlyList<string> Damaged)
{
    public static MergedValues Of(ExperimentSnapshot? target, IEnumerable<ExperimentSnapshot> sources)
    {
        var there = target?.Values.ToDictionary(v => v.Name) ?? [];
        var (added, damaged) = (new List<StoredPart>(), new List<string>());
        foreach (var same in sources.SelectMany(s => s.Values).GroupBy(v => v.Name))
        {
            if (there.TryGetValue(same.Key, out var known))
            {
                if (same.Any(v => v.Length != known.Length) && !IsWhole(known))
                    damaged.Add(known.Path);
                continue;
            }

            damaged.AddRange(same.Where(v => !IsWhole(v)).Select(v => v.Path));
            if (same.FirstOrDefault(v => !damaged.Contains(v.Path)) is { } whole)
                added.Add(whole);
        }

        return new(added, damaged);
    }

    private static bool IsWhole(StoredPart value) => value.Name.StartsWith(value.Sha256(), StringComparison.Ordinal);
}
