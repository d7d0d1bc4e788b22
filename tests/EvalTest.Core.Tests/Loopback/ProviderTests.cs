namespace EvalTest.Core.Tests.Loopback;

/// <summary>
/// The engine against a provider over real HTTP that bears 50 calls at once and 600 a minute, which nobody tells, and that fails as real ones do:
/// bursts of 429 that ask for 1 to 60 s, 5 % 500, 1 % calls that hang. All clocks run twenty times as fast.
/// </summary>
[Collection(nameof(ProviderRuns))]
public sealed class ProviderTests
{
    private static readonly TimeSpan longWish = TimeSpan.FromSeconds(25);

    private readonly ProviderRuns runs;

    public ProviderTests(ProviderRuns runs, ITestOutputHelper output)
    {
        this.runs = runs;
        output.WriteLine(runs.ToString());
    }

    [Fact]
    public void All_samples_complete()
    {
        Assert.All(runs.Fixed.Append(runs.Auto), run => Assert.Equal((run.Samples, 0, 0), (run.Outcome.Summary.Completed, run.Outcome.Summary.Errors, run.Outcome.Summary.Pending)));
        Assert.All(runs.Fixed.Append(runs.Auto), run => Assert.Equal(run.Samples, run.Count(CallKind.Answered)));
    }

    [Fact]
    public void The_calls_are_a_tenth_more_than_the_samples_and_the_failures_in_store_at_the_most() =>
        Assert.All(runs.Fixed.Append(runs.Auto), run => Assert.InRange(run.Calls.Count, run.Samples + run.Injected, (run.Samples * 1.1) + run.Injected));

    [Fact]
    public void Who_is_asked_to_wait_waits_as_long()
    {
        foreach (var calls in runs.Auto.Calls.GroupBy(c => c.Sample))
            Assert.All(calls.Zip(calls.Skip(1)), pair => Assert.True(pair.Second.At >= pair.First.At + (pair.First.RetryAfter ?? TimeSpan.Zero), $"{pair}"));
    }

    [Fact]
    public void Nobody_waits_for_another_samples_wish()
    {
        var calls = runs.Auto.Calls;
        var busyUntil = calls[(int)(calls.Count * 0.85)].At;
        var wishes = calls.Where(c => c.RetryAfter >= longWish && c.At + longWish < busyUntil).ToList();

        Assert.NotEmpty(wishes);
        Assert.All(wishes, w => Assert.InRange(calls.Count(c => c.Kind == CallKind.Answered && c.At > w.At && c.At < w.At + longWish), 50, int.MaxValue));
    }

    [Fact]
    public void Auto_reaches_nine_tenths_of_the_best_number_that_a_user_could_name()
    {
        // A small run is a matter of luck by a tenth: where the bursts fall.
        var share = ProviderRuns.Nightly ? 0.95 : 0.8;

        Assert.InRange(runs.Auto.Throughput(0.2, 0.9), share * runs.Fixed.Max(r => r.Throughput(0.2, 0.9)), double.MaxValue);
    }

    [Fact]
    public void Auto_is_near_what_the_provider_would_bear_if_it_were_known()
    {
        // 600 a minute, but for the bursts and those that fail.
        const double ideal = 10 * 0.94 * 45 / 50;

        Assert.InRange(runs.Auto.Throughput(0.2, 0.9), (ProviderRuns.Nightly ? 0.9 : 0.75) * ideal, double.MaxValue);
    }

    [Fact]
    public void The_summary_says_what_auto_settled_on() =>
        Assert.InRange(runs.Auto.Outcome.Summary.Provider!.Limit, 10, 50);
}
