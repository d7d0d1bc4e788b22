using EvalTest.Figures;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Comparing;

/// <summary>Whether the values of a score were given by the same scorers: figures of two rulers say nothing of what was measured.</summary>
/// <param name="Difference">Which scorers differ, of how many results, with the first sample; null where none does.</param>
/// <param name="Unknown">Results of which only one of the two says what scored them.</param>
internal sealed record ScorerCheck(string? Difference, int Unknown)
{
    // Names that hold a version of each sample would fill a screen.
    private const int MostNamed = 3;

    /// <param name="shared">The trials.</param>
    /// <param name="first">The score in the first.</param>
    /// <param name="second">The score in the second.</param>
    /// <param name="source">Of the first.</param>
    public static ScorerCheck Of(SharedTrials shared, ScoreColumn first, ScoreColumn second, RecordedEval source)
    {
        var different = new Dictionary<(string Before, string Now), (int Count, int Slot)>();
        var unknown = 0;
        foreach (var trial in shared.Trials)
        {
            if (double.IsNaN(first[trial.First]) || double.IsNaN(second[trial.Second]) || first.Scorer(trial.First) == second.Scorer(trial.Second))
                continue;
            if (first.Scorer(trial.First) is { } before && second.Scorer(trial.Second) is { } now)
                different[(before, now)] = different.TryGetValue((before, now), out var known) ? (known.Count + 1, known.Slot) : (1, trial.First);
            else
                unknown++;
        }

        return new ScorerCheck(different.Count == 0 ? null : Text(different, shared.First, source), unknown);
    }

    private static string Text(Dictionary<(string Before, string Now), (int Count, int Slot)> different, RecordedTrials trials, RecordedEval source)
    {
        var named = different.OrderByDescending(d => d.Value.Count).ThenBy(d => d.Key.Before, StringComparer.Ordinal).ThenBy(d => d.Key.Now, StringComparer.Ordinal)
            .Take(MostNamed).Select(d => $"{d.Key.Before} became {d.Key.Now} in {FigureText.Count(d.Value.Count, "result")}, such as that of {IdOf(d.Value.Slot)}");
        return FigureText.Some([.. named], different.Count, MostNamed);

        string IdOf(int slot) => SampleLines.ReadAt(source.Sessions[trials.Slot(slot).Session], trials.Slot(slot).Offset).Key.SampleId;
    }
}
