using EvalTest.Figures;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Comparing;

/// <summary>Some samples of an eval: how many, and the first of them in the order of the dataset.</summary>
/// <param name="Count">Of all.</param>
/// <param name="First">The ids of the first <see cref="MostNamed"/>.</param>
internal sealed record SampleList(int Count, IReadOnlyList<string> First)
{
    public const int MostNamed = 10;

    /// <param name="slots">One of each sample.</param>
    /// <param name="trials">The results that the slots are of.</param>
    /// <param name="source">Where their records stand.</param>
    public static SampleList Of(IReadOnlyList<int> slots, RecordedTrials trials, RecordedEval source)
    {
        var first = new FirstRows(MostNamed);
        foreach (var slot in slots)
            first.Add(trials.Slot(slot));
        return new SampleList(slots.Count, [.. RecordPlace.ReadInOrder(first.Places, source.Sessions).Select(r => r.Key.SampleId)]);
    }
}
