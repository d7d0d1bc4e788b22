using System.Runtime.CompilerServices;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Planning;

/// <summary>Reads a dataset row by row and yields the trials that this run has to do; the rest is counted. Never holds the dataset.</summary>
internal sealed class DatasetPlan(EvalDefinition eval, EvalResults results, RunOptions options)
{
    // How many rows shared the content of a given row, for the suffix of the next one.
    private readonly Dictionary<string, int> copies = [];

    private readonly SampleFilter filter = new(options.SampleGlob);

    public PlanTally Tally { get; } = new();

    /// <summary>The trials, in the order of the dataset.</summary>
    /// <param name="rows">The dataset.</param>
    /// <param name="cancellation">Ends the reading early; the plan is then not exhausted.</param>
    /// <exception cref="EvalTestException">Two rows have the same id, or a row cannot be identified.</exception>
    public async IAsyncEnumerable<PlannedTrial> ReadAsync(IAsyncEnumerable<object?> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var index = 0;
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            // A dataset may ignore the token, and one that is completed yields nothing on which a stop would be seen.
            cancellation.ThrowIfCancellationRequested();
            if (index == options.Limit)
                yield break;
            if (Decide(SampleFactory.Create(index, row)) is { } trial)
                yield return trial;
            index++;
        }

        Tally.Exhausted = true;
    }

    private PlannedTrial? Decide(Sample sample)
    {
        var (claimed, key, hash, slot, known) = Claim(sample);
        if (!filter.Matches(claimed.Id))
            return null;

        var named = options.SampleGlob is not null;
        var change = Change(known, claimed, slot, named);
        var action = Planner.Decide(known, claimed.InputHash, options.Rerun, named, change, options.OnChange);
        Tally.Count(action, known, change);
        var runs = Planner.Runs(action);
        results.Include(slot, awaited: runs);
        return runs ? new PlannedTrial(claimed, key, hash, slot, Planner.NextAttempt(known, action)) : null;
    }

    /// <summary>What changed since a result was recorded that would be reused; nothing where there is none.</summary>
    private ResultChange Change(in ResultSlot known, Sample sample, int slot, bool named) =>
        !named && Planner.IsResult(known) && known.InputHash == sample.InputHash && !Planner.IsRetracted(known, options.Rerun) ? results.ChangeOf(slot, sample.ExpectedHash) : default;

    private (Sample Sample, SampleKey Key, UInt128 Hash, int Slot, ResultSlot Known) Claim(Sample sample)
    {
        while (true)
        {
            var key = new SampleKey("", sample.Id, Trial: 0);
            var hash = KeyHash.Of(key);
            var known = results.Claim(hash, sample.Index, out var slot);
            if (known.Row < 0)
                return (sample, key, hash, slot, known);
            if (sample.HasOwnId)
                throw new EvalTestException($"{eval.Id}: rows {known.Row} and {sample.Index} of the dataset (counted from 0) both have the id \"{sample.Id}\". A result would belong to either of them. Give each row an id of its own.");
            sample = sample with { Id = NextCopy(sample.Id) };
        }
    }

    private string NextCopy(string id)
    {
        var original = id.Split('~')[0];
        var copy = copies[original] = copies.GetValueOrDefault(original, 1) + 1;
        return $"{original}~{copy}";
    }
}
