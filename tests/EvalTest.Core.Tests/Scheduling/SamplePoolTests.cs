using System.Collections.Concurrent;
using EvalTest.Core.Tests.Loopback;
using EvalTest.Scheduling;
using EvalTest.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Scheduling;

public sealed class SamplePoolTests
{
    private static readonly TransientFault refusal = new(TransientKind.RateLimited, "HTTP 429");
    private static readonly TransientFault outage = new(TransientKind.ServerError, "HTTP 500");

    [Fact]
    public void No_place_is_lost_or_given_twice_whoever_comes_goes_and_stops()
    {
        var stories = Gen.Choose(1, int.MaxValue).Select(seed => new Random(seed)).Select(r => (Size: r.Next(1, 9), Providers: r.Next(1, 4), Steps: r.Next(1, 200), Seed: r.Next(), Stops: r.Next(2) == 0));

        Prop.ForAll(stories.ToArbitrary(), story => RunAsync(story.Size, story.Providers, story.Steps, story.Seed, story.Stops).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    /// <summary>Twelve at once enter and leave, each as often as there are steps; a third of the calls is refused or fails.</summary>
    private static async Task<bool> RunAsync(int size, int providers, int steps, int seed, bool stops)
    {
        using var pool = new SamplePool(size, isAuto: false, new FastClock(2_000));
        var (inside, most, entered, left, atStop) = (0, 0, 0, 0, 12 * steps);
        async Task CallAsync(int caller)
        {
            var random = new Random(seed + caller);
            for (var i = 0; i < steps; i++)
            {
                var provider = pool.Provider($"p{random.Next(providers)}");
                if (!await pool.EnterAsync(provider))
                    return;
                var began = pool.Now;
                InterlockedMax(ref most, Interlocked.Increment(ref inside));
                Interlocked.Increment(ref entered);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                if (Interlocked.Increment(ref left) == steps && stops)
                {
                    pool.Stop();
                    atStop = entered;
                }

                pool.Leave(provider, began, random.Next(6) switch { 0 => refusal, 1 => outage, _ => null }, known: random.Next(20) != 0);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 12).Select(c => Task.Run(() => CallAsync(c)))).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.InRange(most, 1, size);
        Assert.All(pool.States(), s => Assert.Equal(0, s.InFlight));
        // Others may come and go before the stop is made; who has a place by then may not be counted yet.
        Assert.InRange(entered, stops ? steps : 12 * steps, stops ? atStop + size : 12 * steps);
        return true;
    }

    [Fact]
    public async Task Providers_take_turns_at_places_that_become_free()
    {
        using var pool = new SamplePool(1, isAuto: false, new FakeClock());
        var (slow, fast) = (pool.Provider("a"), pool.Provider("b"));
        await pool.EnterAsync(slow);
        var turns = new ConcurrentQueue<string>();
        var all = Enumerable.Range(0, 40).Select(i => EnterAsync(i < 30 ? slow : fast)).ToArray();
        async Task EnterAsync(Provider provider)
        {
            await pool.EnterAsync(provider);
            turns.Enqueue(provider.Key);
            pool.Leave(provider, pool.Now, null, known: true);
        }

        pool.Leave(slow, pool.Now, null, known: true);
        await Task.WhenAll(all);

        Assert.InRange(turns.Take(20).Count(k => k == "b"), 9, 10);
    }

    [Fact]
    public async Task Who_waits_for_the_end_of_a_halt_is_woken_by_it()
    {
        var clock = new FakeClock();
        using var pool = new SamplePool(4, isAuto: false, clock);
        var provider = pool.Provider("");
        await pool.EnterAsync(provider);
        pool.Leave(provider, pool.Now, refusal, known: true);

        var waiting = pool.EnterAsync(provider).AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(3));

        Assert.True(await waiting);
    }

    [Fact]
    public async Task Who_waits_for_the_end_of_a_pause_is_woken_by_it_and_others_are_not_held()
    {
        var clock = new FakeClock();
        using var pool = new SamplePool(4, isAuto: false, clock);
        var (broken, sound) = (pool.Provider("broken"), pool.Provider("sound"));
        for (var i = 0; i < 20; i++)
        {
            await pool.EnterAsync(broken);
            pool.Leave(broken, pool.Now, outage, known: true);
        }

        var waiting = Enumerable.Range(0, 3).Select(_ => pool.EnterAsync(broken).AsTask()).ToArray();
        Assert.True(await pool.EnterAsync(sound));
        Assert.DoesNotContain(waiting, w => w.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5.1));

        Assert.True(await waiting[0]);
        Assert.Equal((false, false), (waiting[1].IsCompleted, waiting[2].IsCompleted));
        pool.Leave(broken, pool.Now, null, known: true);
        Assert.DoesNotContain(false, await Task.WhenAll(waiting));
    }

    // Whoever began to wait longer once took over the timer that was about to wake the others, who then waited as long.
    [Fact]
    public async Task Who_is_about_to_be_woken_is_not_forgotten_for_one_who_waits_longer()
    {
        var clock = new FakeClock();
        using var pool = new SamplePool(4, isAuto: false, clock);
        var (halted, broken) = (pool.Provider("halted"), pool.Provider("broken"));
        for (var i = 0; i < 20; i++)
        {
            await pool.EnterAsync(broken);
            pool.Leave(broken, pool.Now, outage, known: true);
        }

        await pool.EnterAsync(halted);
        pool.Leave(halted, pool.Now, refusal, known: true);
        var waiting = pool.EnterAsync(halted).AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(50.5));
        Assert.False(waiting.IsCompleted);
        var longer = pool.EnterAsync(broken).AsTask();
        clock.Advance(TimeSpan.FromMilliseconds(2));

        Assert.Equal((true, false), (waiting.IsCompleted, longer.IsCompleted));
    }

    [Fact]
    public async Task A_stop_sends_everybody_away_who_waits_or_comes()
    {
        using var pool = new SamplePool(1, isAuto: false, new FakeClock());
        var provider = pool.Provider("");
        await pool.EnterAsync(provider);
        var waiting = Enumerable.Range(0, 10).Select(_ => pool.EnterAsync(provider).AsTask()).ToArray();

        pool.Stop();
        pool.Leave(provider, pool.Now, null, known: false);

        Assert.DoesNotContain(true, await Task.WhenAll(waiting));
        Assert.False(await pool.EnterAsync(provider));
        Assert.Equal(0, pool.States()[0].InFlight);
    }

    private static void InterlockedMax(ref int place, int value)
    {
        int known;
        while ((known = Volatile.Read(ref place)) < value)
            Interlocked.CompareExchange(ref place, value, known);
    }
}
