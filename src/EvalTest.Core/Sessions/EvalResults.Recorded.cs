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
