namespace EvalTest.Running;

/// <summary>Bodies that go on though nobody waits for them any more, because they ignore their cancellation. Thread-safe.</summary>
internal sealed class LeftBehind
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Task, string> _running = [];

    /// <summary>How many are still running.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _running.Count;
        }
    }

    /// <summary>The ids of some of their samples.</summary>
    public IReadOnlyList<string> Names(int most)
    {
        lock (_lock)
            return [.. _running.Values.Order(StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Remembers a body until it ends after all.</summary>
    public void Add(Task body, string sampleId)
    {
        lock (_lock)
        {
            if (body.IsCompleted || !_running.TryAdd(body, sampleId))
                return;
        }

        _ = body.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Forget(Task body)
    {
        // Nobody asks for its fault any more; looked at, it is not raised again when the task is collected.
        _ = body.Exception;
        lock (_lock)
            _running.Remove(body);
    }
}
