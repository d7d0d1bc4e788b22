using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>The <c>plan</c> lines that say what a run found the dataset to be.</summary>
internal static class PlanRecords
{
    // Ids may be long; in a line each of their characters takes six bytes at the most.
    private const int CharactersInOneLine = 2_000_000;

    public static IEnumerable<PlanRecord> Of(string eval, bool exhausted, int count, RunOptions options, EvalResults results, ExperimentState state)
    {
        var first = new PlanRecord(eval, exhausted, count, options.Limit, options.SampleGlob, []);
        if (!exhausted || options.Limit is not null || options.SampleGlob is not null)
            return [first];

        var stale = results.Aggregate((slots, _, _) => Stale(slots))
            .Select(place => SampleLines.ReadAt(state.Sessions[place.Session], place.Offset).Key.SampleId)
            .ToList();
        var parts = Parts(stale)
            .Select((ids, part) => first with { Stale = ids, Continues = part > 0 })
            .ToList();
        return parts.Count == 0 ? [first] : parts;
    }

    private static IEnumerable<IReadOnlyList<string>> Parts(IReadOnlyList<string> ids)
    {
        var part = new List<string>();
        var length = 0;
        foreach (var id in ids)
        {
            length += id.Length + 1;
            if (length > CharactersInOneLine && part.Count > 0)
            {
                yield return part;
                (part, length) = ([], id.Length + 1);
            }

            part.Add(id);
        }

        if (part.Count > 0)
            yield return part;
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
