using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>Results of samples that the dataset, read to its end, no longer holds.</summary>
internal static class StaleSamples
{
    /// <summary>The sample's id of each such result, so an id may occur for several trials.</summary>
    /// <param name="results">Of the eval whose dataset was read.</param>
    /// <param name="state">Where their records stand.</param>
    /// <param name="shard">Only samples of this part; null for all.</param>
    public static IReadOnlyList<string> Of(EvalResults results, ExperimentState state, Shard? shard) =>
        [.. results.Aggregate((slots, _, _) => Places(slots))
            .Select(place => SampleLines.ReadAt(state.Sessions[place.Session], place.Offset).Key.SampleId)
            .Where(id => shard?.Holds(id) != false)];

    private static List<(int Session, long Offset)> Places(ChunkedArray<ResultSlot> slots)
    {
        var places = new List<(int, long)>();
        for (var i = 0; i < slots.Count; i++)
        {
            ref var slot = ref slots[i];
            if (slot.Row < 0 && slot.State != ResultState.None)
                places.Add((slot.Session, slot.Offset));
        }

        return places;
    }
}
