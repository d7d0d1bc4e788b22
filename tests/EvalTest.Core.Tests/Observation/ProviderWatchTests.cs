using EvalTest.Observation;
using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Observation;

public sealed class ProviderWatchTests
{
    private static readonly ProviderState well = new("local", InFlight: 8, Limit: 8, IsFound: false, Cuts: 0, Pause: null, LastPause: null, Pauses: 0, PausedFor: TimeSpan.Zero);
    private static readonly ProviderState paused = well with { Pause = "HTTP 500", LastPause = "HTTP 500", Pauses = 1 };

    private readonly ProviderWatch watch = new();

    [Fact]
    public void A_provider_that_is_well_is_no_news()
    {
        Assert.Empty(Look(well));
        Assert.Empty(Look(well with { InFlight = 3 }));
    }

    [Fact]
    public void A_pause_and_its_end_are_told_once_each()
    {
        Look(well);

        Assert.Equal([new ProviderPaused("local", "HTTP 500")], Look(paused));
        Assert.Empty(Look(paused with { PausedFor = TimeSpan.FromSeconds(4) }));
        Assert.Equal([new ProviderResumed("local", TimeSpan.FromSeconds(6))], Look(paused with { Pause = null, PausedFor = TimeSpan.FromSeconds(6) }));
        Assert.Empty(Look(paused with { Pause = null, PausedFor = TimeSpan.FromSeconds(6) }));
    }

    // Looks while it lasts, as calls from before it come back, once made it shorter.
    [Fact]
    public void A_second_pause_is_told_with_its_own_length()
    {
        Look(paused with { Pause = null, PausedFor = TimeSpan.FromSeconds(6) });
        Look(paused with { Pauses = 2, PausedFor = TimeSpan.FromSeconds(7) });
        Look(paused with { Pauses = 2, PausedFor = TimeSpan.FromSeconds(9) });

        Assert.Equal([new ProviderResumed("local", TimeSpan.FromSeconds(5))], Look(paused with { Pause = null, Pauses = 2, PausedFor = TimeSpan.FromSeconds(11) }));
    }

    [Fact]
    public void A_pause_that_was_over_before_anybody_looked_is_told_with_its_end()
    {
        var over = paused with { Pause = null, PausedFor = TimeSpan.FromSeconds(5) };

        Assert.Equal([new ProviderPaused("local", "HTTP 500"), new ProviderResumed("local", TimeSpan.FromSeconds(5))], Look(over));
    }

    [Fact]
    public void A_cut_is_told_with_the_limit_that_it_left()
    {
        Assert.Equal([new ConcurrencyCut("local", 5, 1)], Look(well with { Limit = 5, Cuts = 1 }));
        Assert.Empty(Look(well with { Limit = 6, Cuts = 1 }));
        Assert.Equal([new ConcurrencyCut("local", 4, 2)], Look(well with { Limit = 4, Cuts = 2 }));
    }

    [Fact]
    public void Providers_are_told_apart()
    {
        Look(paused);

        Assert.Equal([new ProviderPaused("other", "HTTP 500")], watch.Look(() => [paused, paused with { Key = "other" }]));
    }

    private IReadOnlyList<RunEvent> Look(ProviderState state) => watch.Look(() => [state]);
}
