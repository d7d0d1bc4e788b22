using EvalTest.Figures;
using EvalTest.Fingerprints;
using EvalTest.Sessions;

namespace EvalTest.Comparing;

/// <summary>Lays two evals beside each other, before the correction for many comparisons.</summary>
/// <param name="acrossScorers">See <see cref="ComparisonOptions.AcrossScorers"/>.</param>
internal sealed class PairFold(bool acrossScorers)
{
    public PairComparison Of(ComparedSide first, ComparedSide second, RecordedTrials firstTrials, RecordedTrials secondTrials)
    {
        var shared = SharedTrials.Of(firstTrials, secondTrials, acrossScorers);
        var pair = new PairComparison(first, second, shared.Samples, LeftOutOf(shared, first, second));
        if (Refusal(pair, shared) is { } refusal)
            return pair with { Refusal = refusal };

        var notes = Notes(first, second).ToList();
        var (scores, refused) = (new List<ScoreComparison>(), new List<RefusedScore>());
        var columns = firstTrials.Scores.Where(c => Has(shared, c, isFirst: true)).ToList();
        var others = secondTrials.Scores.Where(c => Has(shared, c, isFirst: false)).ToDictionary(c => c.Name);
        var isCovered = false;
        foreach (var column in columns.Where(c => others.ContainsKey(c.Name)))
        {
            isCovered |= AreTheVerdicts(shared, column, others[column.Name]);
            if (ScorerDifference(shared, column, others[column.Name], first, notes) is { } difference)
                refused.Add(new RefusedScore(column.Name, $"its scorers differ: {difference}. Score the older outputs again first"));
            else
                scores.Add(ScoreJudge.Compare(column.Name, LowerIsBetter(first, second, column.Name), PairedValues.Of(shared, column, others[column.Name])));
        }

        if (!isCovered && others.Keys.Concat(columns.Select(c => c.Name)).All(n => n != Score.PassedName))
            AddPassRate(shared, columns.Where(c => c.Judges).Select(c => c.Name), scores, refused);
        return pair with
        {
            Notes = notes,
            Scores = scores,
            Refused = refused,
            ScoresOnlyFirst = [.. columns.Select(c => c.Name).Where(n => !others.ContainsKey(n))],
            ScoresOnlySecond = [.. others.Keys.Where(n => columns.TrueForAll(c => c.Name != n))],
            Flips = Flips.Of(shared, first, second),
        };
    }

    private static LeftOut LeftOutOf(SharedTrials shared, ComparedSide first, ComparedSide second)
    {
        return new LeftOut(OfFirst(shared.OnlyFirst), SampleList.Of(shared.OnlySecond, shared.Second, second.Source), OfFirst(shared.InputChanged), OfFirst(shared.ExpectedChanged), OfFirst(shared.NotCompleted));

        SampleList OfFirst(List<int> slots) => SampleList.Of(slots, shared.First, first.Source);
    }

    private static string? Refusal(PairComparison pair, SharedTrials shared)
    {
        foreach (var (side, trials) in new[] { (pair.First, shared.First), (pair.Second, shared.Second) })
        {
            if (trials.Selected)
                return $"--eval-rerun failed chose samples of {side.Label} by how they had failed, which bends every figure; a run with --eval-rerun all can be compared";
        }

        if (pair.Samples > 0)
            return null;
        var why = LeftOutText.Of(pair);
        return $"they share no sample that both completed with the same input{(why.Length == 0 ? "" : $" ({why})")}; compare runs over the same dataset";
    }

    private IEnumerable<string> Notes(ComparedSide first, ComparedSide second)
    {
        foreach (var side in new[] { first, second })
        {
            // Whoever asks across scorers may be the run itself.
            if (side.Source.Status != ExperimentStatus.Complete && !(acrossScorers && side.Source.Status == ExperimentStatus.Running))
                yield return $"{side.Label} is {Word(side.Source.Status)}: {FigureText.Count(side.Source.Summary.Completed)} of {(side.Source.Total is { } total ? "" : "at least ")}{FigureText.Count(side.Source.Summary.Planned)} results completed";
        }

        if (first.Source.Results.Last?.Fingerprint is { } before && second.Source.Results.Last?.Fingerprint is { } now && FingerprintComparison.Code(before, now) == CodeChange.Changed)
            yield return first.Eval == second.Eval ? "the eval's code is not the same in the two" : "the evals' code differs";
    }

    private static string Word(ExperimentStatus status) => status switch
    {
        ExperimentStatus.Running => "still running",
        ExperimentStatus.Interrupted => "interrupted",
        _ => "incomplete",
    };

    private static bool Has(SharedTrials shared, ScoreColumn column, bool isFirst)
    {
        foreach (var trial in shared.Trials)
        {
            if (!double.IsNaN(column[isFirst ? trial.First : trial.Second]))
                return true;
        }

        return false;
    }

    /// <summary>Whether a score is the pass rate under another name, which would be compared twice.</summary>
    private static bool AreTheVerdicts(SharedTrials shared, ScoreColumn first, ScoreColumn second)
    {
        foreach (var trial in shared.Trials)
        {
            if (PairedValues.Verdict(shared.First, trial.First) != first[trial.First] || PairedValues.Verdict(shared.Second, trial.Second) != second[trial.Second])
                return false;
        }

        return true;
    }

    private static bool LowerIsBetter(ComparedSide first, ComparedSide second, string score)
    {
        var gates = first.Source.Eval.Gates.Concat(second.Source.Eval.Gates).Where(g => g.Score == score && g.Quantile is null).ToList();
        return gates.Exists(g => g.AtMost is not null) && gates.TrueForAll(g => g.AtLeast is null);
    }

    private static void AddPassRate(SharedTrials shared, IEnumerable<string> judging, List<ScoreComparison> scores, List<RefusedScore> refused)
    {
        var values = PairedValues.OfVerdicts(shared);
        if (values.Pairs.Count == 0)
            return;
        if (judging.FirstOrDefault(n => refused.Exists(r => r.Name == n)) is { } name)
            refused.Insert(0, new RefusedScore(Score.PassedName, $"the verdicts rest on {name}, whose scorers differ"));
        else
            scores.Insert(0, ScoreJudge.Compare(Score.PassedName, lowerIsBetter: false, values));
    }

    private string? ScorerDifference(SharedTrials shared, ScoreColumn first, ScoreColumn second, ComparedSide source, List<string> notes)
    {
        var check = ScorerCheck.Of(shared, first, second, source.Source);
        if (check.Unknown > 0)
            notes.Add($"{first.Name}: what scored it is recorded in one of the two only, for {FigureText.Count(check.Unknown, "result")}; whether the scorer changed is unknown");
        if (!acrossScorers)
            return check.Difference;

        if (check.Difference is not null)
            notes.Add($"{first.Name}: {check.Difference}");
        return null;
    }
}
