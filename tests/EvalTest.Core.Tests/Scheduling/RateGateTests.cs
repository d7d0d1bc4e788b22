using EvalTest.Core.Tests.Loopback;
using EvalTest.Model;
using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

// Real time is what is measured: beside the simulations and spoiled files it would be theirs.
[Collection(nameof(ProviderRuns))]
public sealed class RateGateTests
{
    [Theory]
    [InlineData(600, 60)]
    [InlineData(95, 1)]
    [InlineData(70, 1)]
    [InlineData(1_000, 1)]
    [InlineData(999, 1)]
    [InlineData(7, 1)]
    [InlineData(1, 3_600)]
    public void A_rate_is_dealt_out_in_whole_milliseconds_never_too_fast_and_hardly_too_slow(int count, int seconds)
    {
        var (tokens, period) = RateGate.Portion(new RateLimit(count, TimeSpan.FromSeconds(seconds)));

        Assert.Equal(0, period.Ticks % TimeSpan.TicksPerMillisecond);
        Assert.InRange(tokens / period.TotalSeconds * seconds / count, 0.98, 1);
        Assert.True(tokens <= 1 || period < TimeSpan.FromMilliseconds(60), $"{tokens} at once each {period}");
    }

    [Fact]
    public async Task So_many_attempts_a_second_start_and_not_more()
    {
        using var gate = new RateGate(new RateLimit(95, TimeSpan.FromSeconds(1)));
        var begun = TimeProvider.System.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 143).Select(_ => gate.EnterAsync("", () => ValueTask.FromResult(true), TestContext.Current.CancellationToken).AsTask()));

        Assert.InRange(143 / TimeProvider.System.GetElapsedTime(begun).TotalSeconds, 95 * 0.85, 95 * 1.03);
    }

    // Turns that were taken while a provider was paused were once all used at once after it.
    [Fact]
    public async Task Turns_are_not_hoarded_by_those_who_wait_for_a_place()
    {
        using var gate = new RateGate(new RateLimit(1_000, TimeSpan.FromSeconds(1)));
        var (withoutPlace, most) = (0, 0);
        async ValueTask<bool> TakePlaceAsync()
        {
            most = Math.Max(most, Interlocked.Increment(ref withoutPlace));
            await Task.Yield();
            Interlocked.Decrement(ref withoutPlace);
            return true;
        }

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => gate.EnterAsync("", TakePlaceAsync, TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_stop_sends_everybody_away()
    {
        using var stop = new CancellationTokenSource();
        using var gate = new RateGate(new RateLimit(1, TimeSpan.FromHours(1)));
        Assert.True(await gate.EnterAsync("", () => ValueTask.FromResult(true), stop.Token));
        var waiting = Enumerable.Range(0, 10).Select(_ => gate.EnterAsync("", () => ValueTask.FromResult(true), stop.Token).AsTask()).ToArray();

        await stop.CancelAsync();

        Assert.DoesNotContain(true, await Task.WhenAll(waiting));
    }
}
