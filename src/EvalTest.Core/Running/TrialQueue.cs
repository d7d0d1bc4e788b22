using EvalTest.Planning;

namespace EvalTest.Running;

/// <summary>
/// Between the one who reads the dataset and the many who run it. The reader runs ahead, so that the length of an ordinary dataset is known
/// soon, but not by more than a few thousand rows or a few megabytes. It goes on only when half of the room is free again, so that
/// neither side wakes the other for every single trial.
/// </summary>
/// <param name="least">Trials that always have room, whatever their size.</param>
internal sealed class TrialQueue(int least)
{
    private const int MostTrials = 4096;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<PlannedTrial> _trials = new();
    private readonly Queue<TaskCompletionSource<PlannedTrial?>> _takers = new();
    private TaskCompletionSource<bool>? _room;
    private long _bytes;
    private long _taken;
    private bool _closed;

    /// <summary>Trials that wait for somebody to run them.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _trials.Count;
        }
    }

    /// <summary>Trials that were handed out so far.</summary>
    public long Taken
    {
        get
        {
            lock (_lock)
                return _taken;
        }
    }

    /// <summary>Adds a trial; completes when there is room for another, with false if nobody will take any more.</summary>
    public ValueTask<bool> PutAsync(PlannedTrial trial)
    {
        TaskCompletionSource<PlannedTrial?>? taker;
        lock (_lock)
        {
            if (_closed)
                return new ValueTask<bool>(false);
            if (!_takers.TryDequeue(out taker))
            {
                _trials.Enqueue(trial);
                _bytes += trial.Sample.InputJson.Length;
                if (HasRoom_NeedsLock(share: 1))
                    return new ValueTask<bool>(true);
                _room = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                return new ValueTask<bool>(_room.Task);
            }

            _taken++;
        }

        taker.SetResult(trial);
        return new ValueTask<bool>(true);
    }

    /// <summary>The next trial; null when there will be none.</summary>
    public ValueTask<PlannedTrial?> TakeAsync()
    {
        TaskCompletionSource<bool>? room;
        PlannedTrial? trial;
        lock (_lock)
        {
            if (!_trials.TryDequeue(out trial))
                return _closed ? new ValueTask<PlannedTrial?>((PlannedTrial?)null) : Wait_NeedsLock();

            _taken++;
            _bytes -= trial.Sample.InputJson.Length;
            room = HasRoom_NeedsLock(share: 2) ? _room : null;
            if (room is not null)
                _room = null;
        }

        room?.SetResult(true);
        return new ValueTask<PlannedTrial?>(trial);
    }

    /// <summary>No trial comes any more; those that wait are still handed out.</summary>
    public void Complete() => Close(discard: false);

    /// <summary>No trial is handed out any more.</summary>
    public void Stop() => Close(discard: true);

    private bool HasRoom_NeedsLock(int share) =>
        _trials.Count < least / share || (_trials.Count < MostTrials / share && _bytes < MostBytes / share);

    private ValueTask<PlannedTrial?> Wait_NeedsLock()
    {
        var taker = new TaskCompletionSource<PlannedTrial?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _takers.Enqueue(taker);
        return new ValueTask<PlannedTrial?>(taker.Task);
    }

    private void Close(bool discard)
    {
        TaskCompletionSource<PlannedTrial?>[] takers;
        TaskCompletionSource<bool>? room;
        lock (_lock)
        {
            _closed = true;
            if (discard)
                _trials.Clear();
            takers = [.. _takers];
            _takers.Clear();
            (room, _room) = (_room, null);
        }

        room?.SetResult(false);
        foreach (var taker in takers)
            taker.SetResult(null);
    }
}
