namespace EvalTest.Statistics;

/// <summary>What a sample says of one figure, and how surely.</summary>
/// <param name="Value">The figure itself.</param>
/// <param name="StandardError">How far it would vary from sample to sample.</param>
/// <param name="Interval">Its confidence interval; null where there is none, and then <paramref name="NoInterval"/> says why.</param>
/// <param name="NoInterval">Why there is no interval; null where there is one.</param>
/// <param name="Count">How many independent values it rests on: samples, or clusters of them.</param>
/// <param name="Method">How the interval was computed, in the words of docs/statistics.md.</param>
internal sealed record Estimate(Figure Value, Figure StandardError, Interval? Interval, string? NoInterval, int Count, string Method)
{
    public static Estimate With(Figure value, Figure standardError, Interval interval, int count, string method) =>
        new(value, standardError, interval, null, count, method);

    public static Estimate Without(Figure value, Figure standardError, string reason, int count, string method) =>
        new(value, standardError, null, reason, count, method);
}
