using EvalTest.Sessions;

namespace EvalTest.Comparing;

/// <summary>
/// Two evals' results laid beside each other, by sample and trial: what both completed with the same input and the same expected value counts, the rest
/// is sorted by why it does not. A sample of which one trial counts is left out by no other.
/// </summary>
internal sealed class SharedTrials
{
    private readonly List<SharedTrial> trials = [];
    private readonly bool acrossExpected;

    private SharedTrials(RecordedTrials first, RecordedTrials second, bool acrossExpected) => (First, Second, this.acrossExpected) = (first, second, acrossExpected);

    public RecordedTrials First { get; }

    public RecordedTrials Second { get; }

    /// <summary>In the order of the first's dataset, those of a sample beside each other.</summary>
    public IReadOnlyList<SharedTrial> Trials => trials;

    public int Samples { get; private set; }

    /// <summary>Slots of the first, one of each sample, like all that follow but <see cref="OnlySecond"/>.</summary>
    public List<int> OnlyFirst { get; } = [];

    /// <summary>Slots of the second, one of each sample.</summary>
    public List<int> OnlySecond { get; } = [];

    public List<int> InputChanged { get; } = [];

    /// <summary>What is expected is another: as a result of judging it is not comparable.</summary>
    public List<int> ExpectedChanged { get; } = [];

    /// <summary>One of the two has no completed trial that the other completed too.</summary>
    public List<int> NotCompleted { get; } = [];

    /// <summary>Of the cluster of a trial's sample, as the second recorded it, or else the first; 0 where it is one of its own.</summary>
    public ulong ClusterOf(SharedTrial trial) => Second.Cluster(trial.Second) is not 0 and var cluster ? cluster : First.Cluster(trial.First);

    /// <param name="first">By sample.</param>
    /// <param name="second">By sample.</param>
    /// <param name="acrossExpected">What is expected may have changed.</param>
    public static SharedTrials Of(RecordedTrials first, RecordedTrials second, bool acrossExpected)
    {
        var shared = new SharedTrials(first, second, acrossExpected);
        var (i, j) = (0, 0);
        while (i < first.Count || j < second.Count)
        {
            var order = i == first.Count ? 1 : j == second.Count ? -1 : first[i].Sample.CompareTo(second[j].Sample);
            var (nextFirst, nextSecond) = (order <= 0 ? first.EndOf(i) : i, order >= 0 ? second.EndOf(j) : j);
            if (order < 0)
                shared.OnlyFirst.Add(first[i].Slot);
            else if (order > 0)
                shared.OnlySecond.Add(second[j].Slot);
            else
                shared.Match((i, nextFirst), (j, nextSecond));
            (i, j) = (nextFirst, nextSecond);
        }

        // Keys have another order in each process.
        shared.trials.Sort((a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : first.Slot(a.First).Offset.CompareTo(first.Slot(b.First).Offset));
        return shared;
    }

    private void Match((int From, int To) first, (int From, int To) second)
    {
        var (before, why) = (trials.Count, NotCompleted);
        for (var (i, j) = (first.From, second.From); i < first.To && j < second.To;)
        {
            var order = First[i].Trial.CompareTo(Second[j].Trial);
            if (order == 0 && Reason(First[i].Slot, Second[j].Slot) is { } reason)
                why = why == NotCompleted ? reason : why;
            else if (order == 0)
                trials.Add(new SharedTrial(First.Slot(First[i].Slot).Row, First[i].Slot, Second[j].Slot));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        if (trials.Count > before)
            Samples++;
        else
            why.Add(First[first.From].Slot);
    }

    /// <summary>The list to which a trial belongs that does not count; null for one that does.</summary>
    private List<int>? Reason(int first, int second)
    {
        ref var a = ref First.Slot(first);
        ref var b = ref Second.Slot(second);
        if (a.InputHash != b.InputHash)
            return InputChanged;
        if (!acrossExpected && First.Expected(first) is var before && Second.Expected(second) is var now && before != now && before != 0 && now != 0)
            return ExpectedChanged;
        return a.State == ResultState.Completed && b.State == ResultState.Completed ? null : NotCompleted;
    }
}
