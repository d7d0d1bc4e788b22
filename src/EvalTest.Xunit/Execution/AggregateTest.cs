using EvalTest.Figures;
using EvalTest.Running;
using EvalTest.Secrets;
using EvalTest.Xunit.Hosting;
using Xunit;

namespace EvalTest.Xunit.Execution;

/// <summary>The aggregate of one eval: opens the run if no eval did yet, runs the samples, and passes or fails as a whole.</summary>
internal sealed class AggregateTest(EvalTestCase testCase)
{
    /// <summary>What the eval came to; null until the aggregate has run, and if it could not.</summary>
    public EvalOutcome? Outcome { get; private set; }

    /// <summary>What xunit invokes as the body of the test.</summary>
    public static Task RunAsync(AggregateTest aggregate) => aggregate.RunAsync();

    private async Task RunAsync()
    {
        var output = TestContext.Current.TestOutputHelper;
        try
        {
            Outcome = await RunSamplesAsync().ConfigureAwait(false);
        }
        catch (EvalTestException e)
        {
            throw new EvalRefusedException(e);
        }

        output?.WriteLine(ReportText.Of(Outcome.Text));
        if (!Outcome.Verdict.Passes)
            throw new EvalFailedException(Outcome.FailureMessage);
        if (WhyNothing(Outcome.Summary) is { } reason)
            throw new SampleSkippedException(ReportText.Of(KnownSecrets.Redact(reason)));
    }

    // A test whose every sample was skipped is skipped, as a [Fact] is that skips itself.
    private static string? WhyNothing(EvalSummary summary) =>
        summary.NoneChosen ? $"no sample of this eval was asked for: {summary.Partial}"
        : summary is { NothingJudged: true, Skipped: > 0 } ? "every sample was skipped; --eval-report all shows why"
        : null;

    private async Task<EvalOutcome> RunSamplesAsync()
    {
        if (testCase.Problem is { } problem)
            throw new EvalTestException(problem);

        var eval = await testCase.ReadAsync().ConfigureAwait(false);
        var instances = await InstanceFactory.CreateAsync(eval).ConfigureAwait(false);
        using var invoker = new SampleInvoker(testCase, eval, instances);
        var engine = await testCase.Host.EngineAsync(TestProject.Of(eval.Class.Assembly)).ConfigureAwait(false);
        using var stop = TestContext.Current.CancellationToken.Register(static e => ((IEvalEngine)e!).Stop("stopped by Ctrl+C or the test platform"), engine);

        // Task.Run leaves xunit's synchronization context, which lets one test's work through at a time, and keeps xunit's test context.
        return await Task.Run(() => invoker.RunAsync(engine)).ConfigureAwait(false);
    }
}
