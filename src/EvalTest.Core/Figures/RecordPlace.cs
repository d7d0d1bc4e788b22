using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Where a current record stands.</summary>
/// <param name="Row">Its row in the dataset.</param>
/// <param name="Session">Its session, as an index.</param>
/// <param name="Offset">Where its line begins.</param>
internal readonly record struct RecordPlace(int Row, int Session, long Offset)
{
    public static RecordPlace Of(in ResultSlot slot) => new(slot.Row, slot.Session, slot.Offset);

    /// <summary>Of every completed trial in the figures, in no order.</summary>
    public static List<RecordPlace> OfCompleted(ChunkedArray<ResultSlot> slots)
    {
        var places = new List<RecordPlace>();
        for (var i = 0; i < slots.Count; i++)
        {
            if (OutcomeCounts.IsCompleted(slots[i]))
                places.Add(Of(slots[i]));
        }

        return places;
    }

    /// <summary>Reads records as they are enumerated; the trials of one row, which no index tells apart, in their order.</summary>
    /// <param name="places">Those of one row beside each other.</param>
    /// <param name="sessions">Where they stand.</param>
    public static IEnumerable<SampleRecord> ReadInOrder(IEnumerable<RecordPlace> places, IReadOnlyList<KnownSession> sessions)
    {
        using var open = new OpenSessions(sessions);
        var row = new List<SampleRecord>();
        var before = -1;
        foreach (var place in places)
        {
            if (place.Row != before)
            {
                foreach (var record in row.OrderBy(r => r.Key.Trial))
                    yield return record;
                row.Clear();
            }

            row.Add(open.Read(place.Session, place.Offset));
            before = place.Row;
        }

        foreach (var record in row.OrderBy(r => r.Key.Trial))
            yield return record;
    }
}
