using System.Reflection;
using EvalTest.Model;
using EvalTest.Running;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;
using EvalTest.Xunit.Hosting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>Runs the samples of one eval, each as xunit would run a test: own test context, output and instance, and its attributes.</summary>
internal sealed class SampleInvoker
{
    private readonly EvalTestCase testCase;
    private readonly EvalMethod eval;
    private readonly InstanceFactory? instances;
    private readonly RowBinder binder;
    private readonly MethodInvoker method;
    private readonly SampleTest test;
    private readonly IBeforeAfterTestAttribute[] attributes;
    private readonly bool watchesItsEnd;

    public SampleInvoker(EvalTestCase testCase, EvalMethod eval, InstanceFactory? instances)
    {
        this.testCase = testCase;
        this.eval = eval;
        this.instances = instances;
        binder = new RowBinder(eval.Parameters, eval.Rows.Positional);
        method = MethodInvoker.Create(eval.Method);
        test = new SampleTest(testCase);
        attributes = [.. testCase.TestMethod.BeforeAfterTestAttributes];
        watchesItsEnd = attributes.Length > 0 || (instances is not null && (typeof(IDisposable).IsAssignableFrom(eval.Class) || typeof(IAsyncDisposable).IsAssignableFrom(eval.Class)));
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

    /// <inheritdoc cref="SampleBody"/>
    public async ValueTask<object?> InvokeAsync(EvalContext context, CancellationToken cancellation)
    {
        if (eval.Rows.SkipReason(context.Sample.Row) is { } reason)
            throw new SampleSkippedException(reason);

        var run = new SampleRun(binder.Bind(context, cancellation), instances?.Allocate());
        TestContext.SetForTest(test.For(context, run.Arguments), TestEngineStatus.Running, cancellation, null, run.Output, run.Instance);
        var own = TestContext.Current;
        context.Collect = sample => Keep(sample, run, own);
        try
        {
            return await RunAsync(run, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // A context that is not disposed stays registered with the run's cancellation for as long as the run lasts.
            (own as IDisposable)?.Dispose();
        }
    }

    private async ValueTask<object?> RunAsync(SampleRun run, CancellationToken cancellation)
    {
        if (run.Instance is { } instance)
        {
            instances!.Construct(instance, run.Output);
            if (instance is IAsyncLifetime lifetime)
                await lifetime.InitializeAsync().ConfigureAwait(false);
        }

        if (!watchesItsEnd)
            return await CallAsync(run).ConfigureAwait(false);

        var cleanup = new SampleCleanup(run, eval.Method, attributes, cancellation);
        object? result = null;
        try
        {
            cleanup.Before();
            result = await CallAsync(run).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            cleanup.Add(e);
        }

        await cleanup.RunAsync().ConfigureAwait(false);
        return result;
    }

    private async ValueTask<object?> CallAsync(SampleRun run)
    {
        var returned = method.Invoke(run.Instance, run.Arguments.AsSpan());
        if (returned is null && eval.Method.ReturnType != typeof(void))
            throw NoResult(eval.Method.ReturnType);

        var result = await eval.Returned.ResultOf(returned).ConfigureAwait(false);
        // Null stands for "void" from here on, and a void that ends well has passed.
        return result is not null || eval.Returned.Type == typeof(void) ? result : throw NoResult(eval.Returned.Type);
    }

    private EvalTestException NoResult(Type expected) =>
        new($"{eval.Method.Name} returned null instead of {TypeNames.Of(expected)}. Return a score, or throw if there is none.");

    private static void Keep(EvalContext context, SampleRun run, ITestContext own)
    {
        context.Output = run.Output.Text;
        // The body of an attempt that took too long may still add to both. xunit locks the attachments so too, and the warnings not at all:
        // they only grow, and those that are counted here stay where they are.
        if (own.Warnings is { } warnings)
            context.Warnings = [.. Enumerable.Range(0, warnings.Count).Select(i => warnings[i])];
        if (own.Attachments is not { Count: > 0 } attachments)
            return;

        lock (attachments)
            context.Attachments = [.. attachments.Select(a => KeyValuePair.Create(a.Key, Kept(a.Value)))];
    }

    private static SampleAttachment Kept(TestAttachment attachment)
    {
        if (attachment.AttachmentType == TestAttachmentType.String)
            return new SampleAttachment(attachment.AsString(), null, null);

        var (bytes, mediaType) = attachment.AsByteArray();
        return new SampleAttachment(null, bytes, mediaType);
    }
}
