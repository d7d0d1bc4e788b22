using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class WorkerCrewTests
{
    private readonly TrialQueue trials = new(least: 1000);

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
            _ = trials.PutAsync(new PlannedTrial(new Sample(i, "s", null, 0, default), new SampleKey("", "s", 0), 0, i, 1)).AsTask();
    }

    [Fact]
    public async Task Workers_that_all_wait_are_joined_by_more_up_to_the_limit()
    {
        Fill(500);
        var waiting = new CountdownEvent(100);
        var release = new TaskCompletionSource();
        var crew = new WorkerCrew(100, trials, WorkAsync, TimeProvider.System);

        var running = crew.RunAsync();
        waiting.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(100, trials.Taken);
        release.SetResult();
        trials.Complete();
        await running;

        async Task WorkAsync()
        {
            while (await trials.TakeAsync() is not null)
            {
                if (!waiting.IsSet)
                    waiting.Signal();
                await release.Task;
            }
        }
    }

    [Fact]
    public async Task A_worker_that_fails_stops_the_others_and_its_fault_is_the_crews()
    {
        Fill(10);
        var crew = new WorkerCrew(8, trials, () => throw new InvalidOperationException("a bug"), TimeProvider.System);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(crew.RunAsync);

        Assert.Equal("a bug", fault.Message);
        Assert.Null(await trials.TakeAsync());
    }
}
