using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>The <c>plan</c> lines that say what a run found the dataset to be.</summary>
internal static class PlanRecords
{
    private const int IdsInOneLine = 5_000;

    public static IEnumerable<PlanRecord> Of(string eval, bool exhausted, int count, RunOptions options, EvalResults results, ExperimentState state)
    {
        var first = new PlanRecord(eval, exhausted, count, options.Limit, options.SampleGlob, []);
        if (!exhausted || options.Limit is not null || options.SampleGlob is not null)
            return [first];

        var stale = results.Aggregate((slots, _, _) => Stale(slots))
            .Select(place => SampleLines.ReadAt(state.Sessions[place.Session].Path, place.Offset).Key.SampleId)
            .Chunk(IdsInOneLine)
            .Select((ids, part) => first with { Stale = ids, Continues = part > 0 })
            .ToList();
        return stale.Count == 0 ? [first] : stale;
    }

    private static List<(int Session, long Offset)> Stale(ChunkedArray<ResultSlot> slots)
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
