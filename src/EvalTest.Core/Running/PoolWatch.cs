namespace EvalTest.Running;

/// <summary>
/// Bodies that block their threads for ever would starve the thread pool, and with it the timers that are to end their attempts. On a thread
/// of its own this looks whether the pool stands still though work waits, and lets it have more threads at once.
/// </summary>
internal sealed class PoolWatch : IDisposable
{
    private const int MostAtOnce = 64;

    private static readonly TimeSpan period = TimeSpan.FromMilliseconds(50);

    private readonly ManualResetEventSlim over = new();
    private readonly Thread thread;

    public PoolWatch()
    {
        thread = new Thread(Watch) { Name = "EvalTest pool watch", IsBackground = true };
        thread.Start();
    }

    public void Dispose()
    {
        over.Set();
        thread.Join();
        over.Dispose();
    }

    private void Watch()
    {
        var completed = ThreadPool.CompletedWorkItemCount;
        while (!over.Wait(period))
        {
            var now = ThreadPool.CompletedWorkItemCount;
            if (now == completed && ThreadPool.PendingWorkItemCount is > 0 and var pending)
                Grow((int)Math.Min(pending, MostAtOnce));
            completed = now;
        }
    }

    private static void Grow(int count)
    {
        ThreadPool.GetMinThreads(out _, out var completion);
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.SetMinThreads(Math.Min(most, ThreadPool.ThreadCount + count), completion);
    }
}
