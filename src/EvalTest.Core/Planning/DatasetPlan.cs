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

    private readonly SampleFilter filter = new(options.SampleGlob, options.Shard);
    private readonly int trials = options.TrialsOf(eval);

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
            if (Choose(SampleFactory.Create(index, row)) is { } first)
            {
                for (var trial = 0; trial < trials; trial++)
                {
                    if (Decide(trial == 0 ? first : Claim(first.Sample, trial)) is { } planned)
                        yield return planned;
                }
            }

            index++;
        }

        Tally.Exhausted = true;
    }

    /// <summary>
    /// The first trial of a sample that this run covers; null for any other. Every sample is claimed all the same:
    /// which copy of equal rows one is depends on all of them.
    /// </summary>
    private ClaimedTrial? Choose(Sample sample)
    {
        var first = Claim(sample);
        var isCovered = filter.Matches(first.Sample.Id);
        results.ClaimBeyond(first.Key, isCovered ? trials : 1, sample.Index);
        if (!isCovered)
            return null;

        Tally.Samples++;
        return first;
    }

    private PlannedTrial? Decide(in ClaimedTrial trial)
    {
        var named = options.SampleGlob is not null;
        var change = Change(trial, named);
        var action = Planner.Decide(trial.Known, trial.Sample.InputHash, options.Rerun, named, change, options.OnChange);
        Tally.Count(action, trial.Known, change);
        var runs = Planner.Runs(action);
        results.Include(trial.Slot, awaited: runs);
        if (!runs)
            return null;

        var attempt = Planner.NextAttempt(trial.Known, action);
        return new PlannedTrial(trial.Sample, trial.Key, trial.Hash, trial.Slot, attempt);
    }

    /// <summary>What changed since a result was recorded that would be reused; nothing where there is none.</summary>
    private ResultChange Change(in ClaimedTrial trial, bool named) =>
        !named && Planner.IsResult(trial.Known) && trial.Known.InputHash == trial.Sample.InputHash && !Planner.IsRetracted(trial.Known, options.Rerun)
            ? results.ChangeOf(trial.Slot, trial.Sample.ExpectedHash)
            : default;

    /// <summary>Claims the sample's first trial, under the id that tells it from the rows before it.</summary>
    private ClaimedTrial Claim(Sample sample)
    {
        while (true)
        {
            var claimed = Claim(sample, trial: 0);
            if (claimed.Known.Row < 0)
                return claimed;
            if (sample.HasOwnId)
                throw new EvalTestException($"{eval.Id}: rows {claimed.Known.Row} and {sample.Index} of the dataset (counted from 0) both have the id \"{sample.Id}\". A result would belong to either of them. Give each row an id of its own.");
            sample = sample with { Id = NextCopy(sample.Id) };
        }
    }

    private ClaimedTrial Claim(Sample sample, int trial)
    {
        var key = new SampleKey(eval.Variant, sample.Id, trial);
        var hash = KeyHash.Of(key);
        var known = results.Claim(hash, sample.Index, out var slot, sample.Cluster);
        return new ClaimedTrial(sample, key, hash, slot, known);
    }

    private string NextCopy(string id)
    {
        var original = id.Split('~')[0];
        var copy = copies[original] = copies.GetValueOrDefault(original, 1) + 1;
        return $"{original}~{copy}";
    }

    /// <summary>A trial that the dataset of this run holds, and what earlier sessions recorded of it.</summary>
    private readonly record struct ClaimedTrial(Sample Sample, SampleKey Key, UInt128 Hash, int Slot, ResultSlot Known);
}
