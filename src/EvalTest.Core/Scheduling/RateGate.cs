using System.Threading.RateLimiting;
using EvalTest.Model;

namespace EvalTest.Scheduling;

/// <summary>Lets attempts start no faster than the rates of the process and of their provider allow. Thread-safe.</summary>
/// <param name="all">Of the process; null for no limit.</param>
internal sealed class RateGate(RateLimit? all) : IDisposable
{
    /// <summary>A timer's period below this one is not kept well: several tokens come at once then.</summary>
    private static readonly TimeSpan shortestPeriod = TimeSpan.FromMilliseconds(10);

    /// <summary>Of the rate, so that it is never exceeded: a timer's period is whole milliseconds.</summary>
    private const double MostLost = 0.02;

    private readonly Lock _lock = new();
    private readonly RateLimiter? process = all is null ? null : Limiter(all);
    private readonly Dictionary<string, (RateLimit Rate, RateLimiter Limiter)> _providers = [];
    private readonly Dictionary<string, SemaphoreSlim> _turns = [];

    /// <summary>Limits a provider. Where evals of one provider ask for different rates, the lowest holds.</summary>
    public void Limit(string provider, RateLimit rate)
    {
        lock (_lock)
        {
            if (_providers.TryGetValue(provider, out var known) && known.Rate.Per / known.Rate.Count >= rate.Per / rate.Count)
                return;
            // Whoever waits at the faster one still gets its turn there: it goes with the process.
            _providers[provider] = (rate, Limiter(rate));
        }
    }

    /// <summary>Whether attempts at a provider have to wait for their turn at all.</summary>
    public bool IsLimited(string provider) => process is not null || Own(provider) is not null;

    /// <summary>
    /// Waits for the turn of one attempt and then for its place; false if the run stops meanwhile. Of each provider only one attempt has its turn
    /// and no place yet: turns that many had taken while there were no places would all be used at once as soon as there are.
    /// </summary>
    public async ValueTask<bool> EnterAsync(string provider, Func<ValueTask<bool>> takePlace, CancellationToken stopping)
    {
        var turn = Turn(provider);
        try
        {
            await turn.WaitAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            return await WaitAsync(provider, stopping).ConfigureAwait(false) && await takePlace().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask<bool> WaitAsync(string provider, CancellationToken stopping)
    {
        try
        {
            foreach (var limiter in new[] { Own(provider), process })
            {
                if (limiter is not null)
                    (await limiter.AcquireAsync(1, stopping).ConfigureAwait(false)).Dispose();
            }

            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        process?.Dispose();
        foreach (var (_, limiter) in _providers.Values)
            limiter.Dispose();
    }

    /// <summary>How a rate is dealt out: so many starts at once, so far apart.</summary>
    public static (int Tokens, TimeSpan Period) Portion(RateLimit rate)
    {
        var interval = rate.Per / rate.Count;
        var tokens = interval >= shortestPeriod ? 1 : (int)Math.Ceiling(shortestPeriod / interval);
        while (Whole(interval * tokens) > interval * tokens * (1 + MostLost))
            tokens++;
        return (tokens, Whole(interval * tokens));
    }

    private static TimeSpan Whole(TimeSpan period) => TimeSpan.FromMilliseconds(Math.Ceiling(period.TotalMilliseconds));

    private static TokenBucketRateLimiter Limiter(RateLimit rate)
    {
        var (tokens, period) = Portion(rate);
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = tokens,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = period,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = true,
        });
    }

    private RateLimiter? Own(string provider)
    {
        lock (_lock)
            return _providers.GetValueOrDefault(provider).Limiter;
    }

    // Never disposed: without a wait handle it holds nothing, and whoever has the turn gives it back after the end.
    private SemaphoreSlim Turn(string provider)
    {
        lock (_lock)
        {
            if (!_turns.TryGetValue(provider, out var turn))
                _turns[provider] = turn = new SemaphoreSlim(1, 1);
            return turn;
        }
    }
}
