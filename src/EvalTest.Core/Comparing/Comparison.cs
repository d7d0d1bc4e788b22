using EvalTest.Statistics;
using EvalTest.Stores;

namespace EvalTest.Comparing;

/// <summary>
/// Experiments, variants or evals laid beside each other, sample by sample. Its records are plain and hold figures and a few ids; what else is
/// to be shown of samples that flipped is read from the experiments, which must still be open then.
/// </summary>
/// <param name="Evals">Ordered as the experiments hold them.</param>
/// <param name="Comparisons">How many p values were found: Holm's correction is over all of them.</param>
/// <param name="Alone">Evals that have nothing to be compared with.</param>
internal sealed record Comparison(IReadOnlyList<EvalComparison> Evals, int Comparisons, IReadOnlyList<ComparedSide> Alone)
{
    /// <param name="experiments">Still open; the first is the reference.</param>
    /// <param name="options">What to compare with what.</param>
    /// <exception cref="EvalTestException">There is nothing to compare with.</exception>
    public static Comparison Of(IReadOnlyList<RecordedExperiment> experiments, ComparisonOptions? options = null)
    {
        options ??= new ComparisonOptions();
        if (options.By == ComparedBy.Experiment && experiments.Count < 2)
            throw new EvalTestException("A comparison needs two experiments, or one whose variants or evals are compared with each other.");

        var groups = Groups(experiments, options).ToList();
        var fold = new PairFold(options.AcrossScorers);
        return Corrected([.. groups.Where(g => g.Sides.Count > 1).Select(g => Compare(g, fold, options.AllPairs))], [.. groups.Where(g => g.Sides.Count == 1).Select(g => g.Sides[0])]);
    }

    /// <summary>
    /// Two trials of the same samples compared as if they were two systems: whatever differs is noise. Null where the eval has no two trials of
    /// any sample.
    /// </summary>
    /// <param name="eval">Of an experiment that is still open.</param>
    /// <param name="experiment">The experiment's name.</param>
    public static Comparison? OfTrials(RecordedEval eval, string experiment)
    {
        var trials = eval.Results.ByTrial();
        var side = ComparedSide.Of(eval, experiment, ComparedBy.Experiment);
        var (a, b) = (side with { Label = "trial 0" }, side with { Label = "trial 1" });
        var (first, second) = (trials.Only(0), trials.Only(1));
        if (first.Count == 0 || second.Count == 0)
            return null;
        var pair = new PairFold(acrossScorers: false).Of(a, b, first, second);
        return Corrected([new EvalComparison(eval.Eval.Name, [a, b], [pair])], []);
    }

    private static IEnumerable<(string Title, List<ComparedSide> Sides)> Groups(IReadOnlyList<RecordedExperiment> experiments, ComparisonOptions options)
    {
        var by = options.By;
        var sides = experiments.SelectMany((e, index) => e.Evals.Where(eval => options.Only?.Invoke(eval) != false)
            .Select(eval => (Index: index, Side: ComparedSide.Of(eval, e.Name, by)))).ToList();
        return by switch
        {
            ComparedBy.Experiment => InOrder(sides).GroupBy(s => (s.Side.Assembly, s.Side.Eval, s.Side.Variant))
                .Select(g => (g.First().Side.Source.Eval.Name, Labelled([.. g.OrderBy(s => s.Index).Select(s => s.Side)]))),
            ComparedBy.Variant => sides.GroupBy(s => (s.Index, s.Side.Assembly, s.Side.Eval))
                .Select(g => (Title(g.Key.Eval, g.First().Side, experiments), Labelled([.. g.Select(s => s.Side)]))),
            _ => sides.GroupBy(s => (s.Index, s.Side.Variant))
                .Select(g => (Title(g.Key.Variant, g.First().Side, experiments), Labelled([.. g.Select(s => s.Side)]))),
        };
    }

    // Not every experiment holds all evals; each holds its own in this order.
    private static IEnumerable<(int Index, ComparedSide Side)> InOrder(IEnumerable<(int Index, ComparedSide Side)> sides) =>
        sides.OrderBy(s => s.Side.Assembly, StringComparer.Ordinal).ThenBy(s => s.Side.Eval, StringComparer.Ordinal).ThenBy(s => s.Side.Variant, StringComparer.Ordinal);

    private static string Title(string what, ComparedSide side, IReadOnlyList<RecordedExperiment> experiments) =>
        experiments.Count == 1 && what.Length > 0 ? what : what.Length == 0 ? side.Experiment : $"{what} in {side.Experiment}";

    // An experiment may be compared with itself, or with one of the same name elsewhere.
    private static List<ComparedSide> Labelled(List<ComparedSide> sides) =>
        [.. sides.Select((side, i) => sides.Take(i).Count(s => s.Label == side.Label) is > 0 and var before ? side with { Label = $"{side.Label} ({before + 1})" } : side)];

    private static EvalComparison Compare((string Title, List<ComparedSide> Sides) group, PairFold fold, bool allPairs)
    {
        var trials = group.Sides.ConvertAll(s => s.Source.Results.ByTrial());
        var pairs = new List<PairComparison>();
        for (var i = 0; i < (allPairs ? group.Sides.Count : 1); i++)
        {
            for (var j = i + 1; j < group.Sides.Count; j++)
                pairs.Add(fold.Of(group.Sides[i], group.Sides[j], trials[i], trials[j]));
        }

        return new EvalComparison(group.Title, group.Sides, pairs);
    }

    private static Comparison Corrected(IReadOnlyList<EvalComparison> evals, IReadOnlyList<ComparedSide> alone)
    {
        var raw = evals.SelectMany(e => e.Pairs).SelectMany(p => p.Scores).Select(s => s.P).ToList();
        var (adjusted, count, next) = (Holm.Adjust(raw), raw.Count(p => p.Value is not null), 0);
        var corrected = new List<EvalComparison>();
        foreach (var eval in evals)
        {
            var pairs = new List<PairComparison>();
            foreach (var pair in eval.Pairs)
                pairs.Add(pair with { Scores = [.. pair.Scores.Select(s => s with { AdjustedP = adjusted[next++], Comparisons = count })] });
            corrected.Add(eval with { Pairs = pairs });
        }

        return new Comparison(corrected, count, alone);
    }
}
