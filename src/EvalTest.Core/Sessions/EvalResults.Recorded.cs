using EvalTest.Model;

namespace EvalTest.Sessions;

/// <content>The results as the session files alone tell them, without a dataset.</content>
internal sealed partial class EvalResults
{
    private readonly RecordedRows _rows = new();
    private EvalRecord? _last;

    /// <summary>What the last session that ran the eval says of it; null where none does.</summary>
    public EvalRecord? Last
    {
        get
        {
            lock (_lock)
                return _last;
        }
    }

    /// <summary>The highest trial that is recorded of any sample, counted from 1; 0 where nothing is.</summary>
    public int RecordedTrials => Volatile.Read(ref _recordedTrials);

    /// <summary>Folds one record in that was read with its place in the dataset, for <see cref="IncludeRecorded"/>.</summary>
    public void FoldWithPlace(SampleHead head, in LinePlace place)
    {
        lock (_lock)
        {
            var slot = _results.Current.GetOrAdd(head.Key);
            Fold_NeedsLock(slot, head, place, awaited: false);
            _rows.Add(slot, head.Trial == 0 ? slot : _results.Current.GetOrAdd(head.Sample), head);
        }
    }

    /// <summary>Takes into the figures what is recorded of samples that, by the last plans, the dataset holds. Returns what the plans say.</summary>
    public RecordedDataset IncludeRecorded()
    {
        lock (_lock)
        {
            var readings = _dataset.Whole;
            var trials = (readings.Count > 0 ? readings.MaxBy(r => (r.Place, r.Sequence))!.Plan : _dataset.Last)?.Trials ?? Math.Max(1, _recordedTrials);
            var stale = new HashSet<int>();
            foreach (var reading in readings)
                AddStale_NeedsLock(reading, stale);
            _rows.Include(_results.Current.Slots, trials, stale);
            return new RecordedDataset(_dataset.CountOf(null), trials, _dataset.Last);
        }
    }

    /// <summary>The results that count in the figures, to be laid beside those of another eval or experiment. Nothing is folded in any more when they are used.</summary>
    public RecordedTrials ByTrial()
    {
        lock (_lock)
            return new RecordedTrials(_rows.BySample(_results.Current.Slots), _results.Current, _selection.Any);
    }

    /// <summary>Those of the results that stand that are meant, for each whether it counts.</summary>
    /// <param name="meant">Is asked with the trial's place in the dataset as <see cref="IncludeRecorded"/> found it.</param>
    public IReadOnlyList<(ResultSlot Result, bool Counts)> Standing(Predicate<ResultSlot> meant)
    {
        lock (_lock)
        {
            var found = new List<(ResultSlot, bool)>();
            for (var index = 0; index < _results.Current.Slots.Count; index++)
            {
                if (_results.Current.Slots[index] is { State: not ResultState.None } current && meant(current))
                    found.Add((current, true));
                found.AddRange(_results.Others(index).Where(other => meant(other)).Select(other => (other, false)));
            }

            return found;
        }
    }

    /// <summary>Forgets the results that a session names and had seen.</summary>
    /// <param name="forget">Which.</param>
    /// <param name="session">The session that forgets them.</param>
    /// <param name="sequence">The line's number there.</param>
    public void Fold(ForgetRecord forget, KnownSession session, long sequence)
    {
        bool Meant(ResultSlot slot) =>
            forget.Names(sessions[slot.Session].Header.Session, slot.Sequence) && Precedence.Knows(session, sessions[slot.Session], slot.Sequence);
        lock (_lock)
        {
            var (meant, forgotten) = (new Predicate<ResultSlot>(Meant), false);
            for (var index = 0; index < _results.Current.Slots.Count; index++)
                forgotten |= _results.Forget(index, meant);
            if (forgotten && forget.Failed)
                _selection.Add(session, sequence);
        }
    }

    private void AddStale_NeedsLock(DatasetReading reading, HashSet<int> stale)
    {
        foreach (var id in reading.Stale)
        {
            for (var trial = 0; trial < _recordedTrials; trial++)
            {
                if (_results.Current.Find(KeyHash.Of(new SampleKey(Variant, id, trial))) is >= 0 and var slot
                    && reading.Covers(sessions[_results.Current.Slots[slot].Session].Place, _results.Current.Slots[slot].Sequence))
                    stale.Add(slot);
            }
        }
    }
}
