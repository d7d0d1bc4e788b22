using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>What the records of an eval add up to, beyond what the index of its files knows.</summary>
internal sealed class SampleTotals
{
    private readonly List<double> latencies = [];

    /// <summary>How long the system under test took for each completed attempt, in seconds, in the order of the dataset.</summary>
    public IReadOnlyList<double> Latencies => latencies;

    /// <summary>Completed attempts that say what they used.</summary>
    public int WithUsage { get; private set; }

    public long InputTokens { get; private set; }

    public long OutputTokens { get; private set; }

    /// <summary>Null where no attempt says what it cost.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>Reads every record once.</summary>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public static SampleTotals Of(RecordedEval eval)
    {
        var totals = new SampleTotals();
        foreach (var record in eval.Samples())
            totals.Add(record);
        return totals;
    }

    private void Add(SampleRecord record)
    {
        if (record.Outcome == Outcome.Completed)
            latencies.Add(SampleLatency.Of(record));
        if (record.Usage is not { } usage)
            return;

        WithUsage++;
        InputTokens += usage.InputTokens;
        OutputTokens += usage.OutputTokens;
        Cost = usage.Cost is { } cost ? (Cost ?? 0) + cost : Cost;
    }
}
