using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Running;

/// <summary>What holds for each attempt of an eval: an option is stronger than the eval's own word, and that than <c>evaltest.json</c>.</summary>
/// <param name="Timeout">For one attempt; null for none.</param>
/// <param name="Retries">More attempts after a transient error, 0 or more.</param>
/// <param name="Rate">How fast those at the eval's provider start; null for no limit. That of the whole process holds beside it.</param>
internal sealed record AttemptSettings(TimeSpan? Timeout, int Retries, RateLimit? Rate)
{
    private const int DefaultRetries = 2;

    /// <summary>The time-out that was given on the command line or in the environment, which is stronger than a row's.</summary>
    public TimeSpan? Ordered { get; private init; }

    public TimeSpan? TimeoutOf(Sample sample) => Ordered ?? sample.Facts?.Timeout ?? Timeout;

    public static AttemptSettings Of(EvalDefinition eval, RunOptions options) =>
        new(
            options.Timeout ?? eval.Timeout ?? options.DefaultTimeout,
            options.Retries ?? eval.Retries ?? options.DefaultRetries ?? DefaultRetries,
            options.Rates.ByProvider.GetValueOrDefault(eval.Provider) ?? eval.Rate ?? options.DefaultRates.ByProvider.GetValueOrDefault(eval.Provider))
        {
            Ordered = options.Timeout,
        };
}
