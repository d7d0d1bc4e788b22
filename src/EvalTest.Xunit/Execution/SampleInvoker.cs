using EvalTest.Running;
using EvalTest.Xunit.Discovery;
using EvalTest.Xunit.Hosting;
using Xunit;
using Xunit.Sdk;

namespace EvalTest.Xunit.Execution;

/// <summary>Runs the samples of one eval, each as xunit would run a test; those of a batch together.</summary>
internal sealed class SampleInvoker : IDisposable
{
    private readonly EvalTestCase testCase;
    private readonly EvalMethod eval;
    private readonly SampleLifecycle lifecycle;
    private readonly Func<SampleRun, ValueTask<object?>> call;
    private readonly TargetCall? target;
    private readonly SampleBatches? batches;

    public SampleInvoker(EvalTestCase testCase, EvalMethod eval, InstanceFactory? instances)
    {
        this.testCase = testCase;
        this.eval = eval;
        lifecycle = new SampleLifecycle(testCase, eval, instances);
        call = new EvalCall(eval).InvokeAsync;
        target = eval.Signature.Target is { } method ? new TargetCall(eval, method) : null;
        batches = eval.Signature.Batch is { } batch ? new SampleBatches(batch.Size, new BatchCall(eval, lifecycle, call).RunAsync, TimeProvider.System) : null;
    }

    /// <summary>Runs the eval on an engine.</summary>
    public async Task<EvalOutcome> RunAsync(IEvalEngine engine)
    {
        // Between the aggregate's context and those of the samples, so that these inherit neither its warnings nor its attachments.
        TestContext.SetForTestCase(testCase, TestEngineStatus.Running, CancellationToken.None);
        using var between = TestContext.Current as IDisposable;
        var disposal = new DisposalTracker();
        await using (disposal.ConfigureAwait(false))
            return await engine.RunEvalAsync(eval.Definition, eval.Rows.Read(disposal), InvokeAsync).ConfigureAwait(false);
    }

    public void Dispose() => batches?.Dispose();

    /// <inheritdoc cref="SampleBody"/>
    public ValueTask<object?> InvokeAsync(EvalContext context, CancellationToken cancellation)
    {
        // Also for a batch: what does not bind is the error of its own sample alone.
        var arguments = eval.Binder.Bind(context, cancellation);
        if (batches is not null)
            return batches.AddAsync(new BatchedSample(context, arguments, cancellation));

        return lifecycle.RunAsync([context], arguments, target is null ? call : run => CallAsync(target, run, context, cancellation), cancellation);
    }

    private async ValueTask<object?> CallAsync(TargetCall first, SampleRun run, EvalContext context, CancellationToken cancellation)
    {
        await first.FillAsync(run, context, cancellation).ConfigureAwait(false);
        return await call(run).ConfigureAwait(false);
    }
}
