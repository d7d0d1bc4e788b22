using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.CommandLine;

public sealed class GraceTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task An_interrupted_command_is_left_alone_unless_it_waits_for_another_process(bool waits, bool isOver)
    {
        var clock = new FakeClock();
        var grace = new Grace(clock);
        using var interrupted = new CancellationTokenSource();
        var over = grace.AfterAsync(interrupted.Token);
        if (waits)
            grace.WaitForEnd();

        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(over.IsCompleted);
        await interrupted.CancelAsync();
        while (isOver && clock.ActiveTimers == 0)
            await Task.Yield();
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(isOver, over.IsCompleted);
    }
}
