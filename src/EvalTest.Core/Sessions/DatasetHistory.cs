using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>What an eval's dataset holds, as its plans say in the order of folding. For one thread at a time.</summary>
internal sealed class DatasetHistory
{
    private readonly Dictionary<Shard, DatasetReading> parts = [];
    private DatasetReading? whole;

    /// <summary>The last plan of any kind; null where there is none.</summary>
    public PlanRecord? Last { get; private set; }

    /// <summary>Samples of the last dataset that was read to its end; -1 if none was.</summary>
    public int LastCount => whole?.Plan.Count ?? -1;

    /// <summary>The readings that together say what the whole dataset holds: the last of the whole, or one of each part, where all are later; none where no such plan is.</summary>
    public IReadOnlyList<DatasetReading> Whole
    {
        get
        {
            var divisions = parts.GroupBy(p => p.Key.Count).Where(d => d.Count() == d.Key && (whole is null || d.All(p => p.Value.IsAfter(whole)))).Select(d => d.Select(p => p.Value).ToList());
            // Of two divisions the one that was finished last.
            return divisions.MaxBy(d => d.Max(r => (r.Place, r.Sequence))) ?? (whole is null ? [] : [whole]);
        }
    }

    /// <summary>Samples of a part, or of the whole; -1 if unknown.</summary>
    public int CountOf(Shard? shard) =>
        shard is not null ? parts.GetValueOrDefault(shard)?.Plan.Count ?? -1
        : Whole is { Count: > 0 } readings ? readings.Sum(r => r.Plan.Count)
        : -1;

    public void Add(PlanRecord plan, int place, long sequence)
    {
        if (!plan.Continues)
            Last = plan;
        if (!plan.Exhausted || plan.Limit is not null || plan.Filter is not null)
            return;

        var before = plan.Shard is { } part ? parts.GetValueOrDefault(part) : whole;
        if (plan.Continues && before is not null && before.Place == place && before.Plan.Count == plan.Count)
            before.Stale.AddRange(plan.Stale);
        else if (plan.Shard is { } shard)
            parts[shard] = new DatasetReading(plan, place, sequence);
        else
            whole = new DatasetReading(plan, place, sequence);
    }
}
