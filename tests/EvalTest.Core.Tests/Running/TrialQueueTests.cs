using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class TrialQueueTests
{
    private readonly TrialQueue queue = new(least: 4);

    private static PlannedTrial Trial(int index, int bytes = 5 * 1024 * 1024) =>
        new(new Sample(index, $"s{index}", null, 0, new byte[bytes]), new SampleKey("", $"s{index}", 0), 0, index, 1);

    [Fact]
    public async Task Trials_come_out_in_the_order_in_which_they_went_in()
    {
        await queue.PutAsync(Trial(0));
        await queue.PutAsync(Trial(1));

        Assert.Equal((0, 1), ((await queue.TakeAsync())!.Slot, (await queue.TakeAsync())!.Slot));
    }

    [Fact]
    public async Task A_taker_that_waits_is_handed_the_next_trial()
    {
        var taking = queue.TakeAsync().AsTask();

        await queue.PutAsync(Trial(7));

        Assert.Equal(7, (await taking.WaitAsync(TestContext.Current.CancellationToken))!.Slot);
        Assert.Equal(1, queue.Taken);
    }

    [Fact]
    public async Task The_reader_waits_when_the_room_is_full_until_half_of_it_is_free()
    {
        for (var i = 0; i < 3; i++)
            Assert.True(queue.PutAsync(Trial(i)).AsTask().IsCompleted);
        var waiting = queue.PutAsync(Trial(3)).AsTask();

        await queue.TakeAsync();
        await queue.TakeAsync();
        Assert.False(waiting.IsCompleted);
        await queue.TakeAsync();

        Assert.True(await waiting.WaitAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Small_rows_may_be_read_far_ahead()
    {
        for (var i = 0; i < 4095; i++)
            Assert.True(queue.PutAsync(Trial(i, bytes: 10)).AsTask().IsCompleted);

        Assert.False(queue.PutAsync(Trial(4095, bytes: 10)).AsTask().IsCompleted);
    }

    [Fact]
    public async Task After_its_completion_what_waits_is_still_handed_out()
    {
        await queue.PutAsync(Trial(0));
        queue.Complete();

        Assert.NotNull(await queue.TakeAsync());
        Assert.Null(await queue.TakeAsync());
    }

    [Fact]
    public async Task A_stop_hands_out_nothing_more_and_frees_everybody()
    {
        await queue.PutAsync(Trial(0));
        var other = new TrialQueue(1);
        var taking = other.TakeAsync().AsTask();
        var putting = new TrialQueue(1);
        var waiting = putting.PutAsync(Trial(1, bytes: 20 * 1024 * 1024)).AsTask();

        queue.Stop();
        other.Stop();
        putting.Stop();

        Assert.Null(await queue.TakeAsync());
        Assert.Null(await taking.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(await waiting.WaitAsync(TestContext.Current.CancellationToken));
        Assert.False(await queue.PutAsync(Trial(2)));
    }
}
