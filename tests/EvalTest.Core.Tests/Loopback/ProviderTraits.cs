namespace EvalTest.Core.Tests.Loopback;

/// <summary>What a simulated provider bears, and how it fails of itself.</summary>
internal sealed record ProviderTraits
{
    public int MostAtOnce { get; init; } = 50;

    public int PerMinute { get; init; } = 600;

    /// <summary>Calls that may come at once before the rate is asked.</summary>
    public int Bucket { get; init; } = 20;

    public double ErrorShare { get; init; } = 0.05;

    public double HangShare { get; init; } = 0.01;

    public TimeSpan ShortestAnswer { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestAnswer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the end of a burst, in which every call is refused, to the next.</summary>
    public TimeSpan BetweenBursts { get; init; } = TimeSpan.FromSeconds(45);

    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A burst asks for one second up to so many.</summary>
    public int LongestWish { get; init; } = 60;

    public int Seed { get; init; } = 4;

    public bool IsBurst(TimeSpan now) => now.Ticks % (BetweenBursts + Burst).Ticks >= BetweenBursts.Ticks;
}
