namespace EvalTest.Running;

/// <summary>
/// As many workers as the samples need, up to a limit. It begins with one for each processor, enough for samples that only compute,
/// and doubles while trials wait and each worker is busy with one sample for longer than a moment: samples that wait for something.
/// </summary>
internal sealed class WorkerCrew(int most, TrialQueue trials, Func<Task> work, TimeProvider clock)
{
    private static readonly TimeSpan moment = TimeSpan.FromMilliseconds(1);

    private readonly List<Task> workers = [];

    /// <summary>Completes when all workers have ended, with the fault of the first that failed. A failed worker stops the others.</summary>
    public async Task RunAsync()
    {
        Hire(Math.Min(most, Environment.ProcessorCount));
        var taken = trials.Taken;
        while (workers.Count < most && !workers.Exists(w => w.IsCompleted))
        {
            await Task.Delay(moment, clock).ConfigureAwait(false);
            var now = trials.Taken;
            if (trials.Waiting > 0 && now - taken < workers.Count)
                Hire(Math.Min(workers.Count, most - workers.Count));
            taken = now;
        }

        await Task.WhenAll(workers).ConfigureAwait(false);
    }

    private void Hire(int count)
    {
        for (var i = 0; i < count; i++)
            workers.Add(Task.Run(WorkAsync));
    }

    private async Task WorkAsync()
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch
        {
            trials.Stop();
            throw;
        }
    }
}
