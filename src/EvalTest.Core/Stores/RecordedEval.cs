using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Stores;

/// <summary>One eval of an experiment, of a matrix one variant, as the session files tell it. Figures leave out what the dataset, by its last plans, no longer holds.</summary>
internal sealed class RecordedEval(string assembly, EvalDefinition eval, EvalResults results, IReadOnlyList<KnownSession> sessions)
{
    /// <summary>The test assembly's simple name.</summary>
    public string Assembly { get; } = assembly;

    public EvalDefinition Eval { get; } = eval;

    public EvalResults Results { get; } = results;

    /// <summary>Where its records stand.</summary>
    public IReadOnlyList<KnownSession> Sessions { get; } = sessions;

    public required ExperimentStatus Status { get; init; }

    /// <summary>Trials of the whole dataset; null where no session has read it to its end.</summary>
    public required int? Total { get; init; }

    public required EvalSummary Summary { get; init; }

    /// <summary>What its gates, those recorded with it, say of the figures.</summary>
    public EvalVerdict Verdict => field ??= Judge(Summary);

    /// <summary>What the gates of its figures say, these or changed ones; a gate that fails names the samples that weigh most.</summary>
    public EvalVerdict Judge(EvalSummary summary)
    {
        var verdict = GateJudge.Judge(summary);
        return verdict.Gates.Any(g => g.Status == GateStatus.Fails) ? GateJudge.Judge(summary with { Heaviest = HeaviestFold.Of(summary, verdict, Results, Sessions) }) : verdict;
    }

    /// <summary>The figures with other gates than those recorded.</summary>
    public EvalSummary WithGates(IReadOnlyList<Gate> gates)
    {
        var figures = SummaryFold.Of(Eval with { Gates = gates }, Results, Sessions, current: -1, Summary.Trials);
        return Summary with { Eval = figures.Eval, GateValues = figures.GateValues, WithoutScore = figures.WithoutScore };
    }

    /// <summary>The records that count, in the order of the dataset, read as they are enumerated.</summary>
    /// <param name="which">Only these; null for all.</param>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public IEnumerable<SampleRecord> Samples(Predicate<ResultSlot>? which = null)
    {
        var places = Results.Aggregate((slots, _, _) => Places(slots, which));
        return RecordPlace.ReadInOrder(places.OrderBy(p => p.Row), Sessions);
    }

    /// <summary>The records that count of one sample, trial by trial; none where it has none.</summary>
    /// <param name="sampleId">As it is recorded.</param>
    public IEnumerable<SampleRecord> Find(string sampleId)
    {
        using var open = new OpenSessions(Sessions);
        for (var trial = 0; trial < Results.RecordedTrials; trial++)
        {
            var slot = Results.Find(KeyHash.Of(new SampleKey(Eval.Variant, sampleId, trial)), out var index);
            if (index >= 0 && slot.State != ResultState.None)
                yield return open.Read(slot.Session, slot.Offset);
        }
    }

    /// <summary>What people said of a trial, in the order of folding, also of results that it has no more.</summary>
    public IReadOnlyList<SampleNote> NotesOf(SampleKey trial) => Results.NotesOf(trial);

    private static List<RecordPlace> Places(ChunkedArray<ResultSlot> slots, Predicate<ResultSlot>? which)
    {
        var places = new List<RecordPlace>();
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i] is { Included: true } && which?.Invoke(slots[i]) != false)
                places.Add(RecordPlace.Of(slots[i]));
        }

        return places;
    }
}
