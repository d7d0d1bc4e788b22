using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Crashes;

/// <summary>All current results of an eval, by the hash of their key.</summary>
internal static class CurrentResults
{
    public static IReadOnlyDictionary<UInt128, CurrentResult> Of(EvalResults results) => results.Aggregate((slots, scores, _) =>
    {
        var current = new Dictionary<UInt128, CurrentResult>();
        for (var i = 0; i < slots.Count; i++)
        {
            var slot = slots[i];
            if (slot.State != ResultState.None)
                current.Add(slot.Key, new CurrentResult(slot.State, slot.Verdict, slot.InputHash, slot.Tries, scores.Count == 0 ? null : Known(scores[0][i])));
        }

        return current;
    });

    private static double? Known(double score) => double.IsNaN(score) ? null : score;
}
