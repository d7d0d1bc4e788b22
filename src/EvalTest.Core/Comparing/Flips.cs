using EvalTest.Figures;
using EvalTest.Sessions;

namespace EvalTest.Comparing;

/// <summary>Samples that passed in one and failed in the other: where they were repeated, every trial did.</summary>
/// <param name="Gained">The second passed them.</param>
/// <param name="Lost">The first passed them.</param>
internal sealed record Flips(SampleList Gained, SampleList Lost)
{
    private IReadOnlyList<(bool IsGained, RecordPlace First, RecordPlace Second)> Places { get; init; } = [];

    private ComparedSide? First { get; init; }

    private ComparedSide? Second { get; init; }

    public static Flips Of(SharedTrials shared, ComparedSide first, ComparedSide second)
    {
        var flipped = new List<(bool IsGained, int First, int Second)>();
        for (var i = 0; i < shared.Trials.Count;)
        {
            var start = shared.Trials[i];
            var (gained, lost) = (true, true);
            for (; i < shared.Trials.Count && shared.Trials[i].Row == start.Row; i++)
            {
                var (before, now) = (shared.First.Slot(shared.Trials[i].First).Verdict, shared.Second.Slot(shared.Trials[i].Second).Verdict);
                gained &= before == Verdict.Failed && now == Verdict.Passed;
                lost &= before == Verdict.Passed && now == Verdict.Failed;
            }

            if (gained || lost)
                flipped.Add((gained, start.First, start.Second));
        }

        return new Flips(List(flipped, isGained: true), List(flipped, isGained: false))
        {
            Places = [.. flipped.Select(f => (f.IsGained, RecordPlace.Of(shared.First.Slot(f.First)), RecordPlace.Of(shared.Second.Slot(f.Second))))],
            First = first,
            Second = second,
        };

        SampleList List(List<(bool IsGained, int First, int Second)> all, bool isGained) =>
            SampleList.Of([.. all.Where(f => f.IsGained == isGained).Select(f => f.First)], shared.First, first.Source);
    }

    /// <summary>All of them in the order of the dataset, read as they are enumerated; of repeated samples one trial. The experiments must still be open.</summary>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public IEnumerable<Flip> Read()
    {
        if (First is null || Second is null)
            yield break;
        using var first = new OpenSessions(First.Source.Sessions);
        using var second = new OpenSessions(Second.Source.Sessions);
        foreach (var (isGained, before, now) in Places)
            yield return new Flip(isGained, first.Read(before.Session, before.Offset), second.Read(now.Session, now.Offset));
    }
}
