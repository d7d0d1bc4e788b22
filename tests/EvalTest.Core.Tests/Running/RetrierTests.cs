using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Running;
using EvalTest.Scheduling;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Running;

public sealed class RetrierTests : IDisposable
{
    private const int MostWaiting = 1_000;

    private readonly FakeClock clock = new();
    private readonly CancellationTokenSource stop = new();

    public void Dispose() => stop.Dispose();

    private static PlannedTrial Trial(int i) => new(new Sample(i, $"s{i}", null, 0, default), new SampleKey("", $"s{i}", 0), (UInt128)i, i, 1);

    private static TransientFault Busy(int seconds) => new(TransientKind.RateLimited, "HTTP 429", TimeSpan.FromSeconds(seconds));

    private Retrier Retrier(Func<PlannedTrial, bool, ValueTask<TransientFault?>> attempt) => new(retries: 2, attempt, () => TimeSpan.Zero, clock, stop.Token);

    // All who waited for room were once let on for each trial that ended, and the trials that waited grew without end.
    [Fact]
    public async Task When_very_many_wait_one_more_may_start_for_each_that_ends()
    {
        var retrier = Retrier((_, _) => ValueTask.FromResult<TransientFault?>(null));
        var adding = Enumerable.Range(0, MostWaiting + 19).Select(i => retrier.AddAsync(Trial(i), Busy(i < 3 ? 1 : 300))).ToArray();
        var parked = adding.Where(a => !a.IsCompleted).ToArray();
        Assert.Equal(20, parked.Length);

        clock.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(parked[..3]);

        Assert.Equal(17, parked.Count(a => !a.IsCompleted));
        await stop.CancelAsync();
        await retrier.EndAsync();
        await Task.WhenAll(adding);
    }

    [Fact]
    public async Task A_stop_drops_those_who_wait_and_those_who_come_after_it()
    {
        var retrier = Retrier((_, _) => throw new InvalidOperationException("No attempt is made."));
        await retrier.AddAsync(Trial(0), Busy(60));
        await stop.CancelAsync();
        await retrier.AddAsync(Trial(1), Busy(60));

        await retrier.EndAsync();

        Assert.Equal(["s0", "s1"], retrier.Dropped.Select(t => t.Sample.Id).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_stop_drops_the_trial_whose_attempt_fails_as_it_comes(int wish)
    {
        var retrier = Retrier((_, _) =>
        {
            stop.Cancel();
            return ValueTask.FromResult<TransientFault?>(Busy(wish));
        });
        await retrier.AddAsync(Trial(0), Busy(0));

        await retrier.EndAsync();

        Assert.Equal(["s0"], retrier.Dropped.Select(t => t.Sample.Id));
    }

    // What is left of a millisecond was once no time to wait at all, and the budget was asked again and again until it had passed.
    [Fact]
    public async Task Less_than_a_millisecond_is_waited_for_too()
    {
        var (due, asked) = (clock.GetUtcNow().AddMilliseconds(0.5), 0);
        TimeSpan Budget() => ++asked > 100 ? throw new InvalidOperationException("It is asked without end.") : due > clock.GetUtcNow() ? due - clock.GetUtcNow() : TimeSpan.Zero;
        var retrier = new Retrier(retries: 2, (_, _) => ValueTask.FromResult<TransientFault?>(null), Budget, clock, stop.Token);
        await retrier.AddAsync(Trial(0), Busy(0));

        clock.Advance(TimeSpan.FromMilliseconds(1));
        await retrier.EndAsync();

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_the_end_and_says_why()
    {
        var retrier = Retrier((trial, _) => trial.Slot == 0 ? throw new EvalTestException("The disk is full.") : ValueTask.FromResult<TransientFault?>(null));
        await retrier.AddAsync(Trial(0), Busy(0));
        await retrier.AddAsync(Trial(1), Busy(0));

        var ending = retrier.EndAsync();

        Assert.Equal("The disk is full.", (await Assert.ThrowsAnyAsync<EvalTestException>(() => ending)).Message);
    }

    [Fact]
    public async Task The_last_attempt_knows_that_it_is_the_last()
    {
        List<(int Attempt, bool IsLast)> attempts = [];
        var retrier = Retrier((trial, isLast) =>
        {
            attempts.Add((trial.Attempt, isLast));
            return ValueTask.FromResult<TransientFault?>(isLast ? null : Busy(0));
        });

        await retrier.AddAsync(Trial(0), Busy(0));
        await retrier.EndAsync();

        Assert.Equal([(2, false), (3, true)], attempts);
    }
}
