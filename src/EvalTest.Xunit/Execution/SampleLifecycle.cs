using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Discovery;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>What xunit does around a test's method, for one call of an eval's: own test context, output and instance, and the attributes before and after it.</summary>
internal sealed class SampleLifecycle
{
    private readonly InstanceFactory? instances;
    private readonly SampleTest test;
    private readonly MethodInfo method;
    private readonly IBeforeAfterTestAttribute[] attributes;
    private readonly bool watchesItsEnd;

    public SampleLifecycle(EvalTestCase testCase, EvalMethod eval, InstanceFactory? instances)
    {
        this.instances = instances;
        test = new SampleTest(testCase);
        method = eval.Method;
        attributes = [.. testCase.TestMethod.BeforeAfterTestAttributes.Where(a => a is not EvalPartAttribute)];
        watchesItsEnd = attributes.Length > 0 || (instances is not null && (typeof(IDisposable).IsAssignableFrom(eval.Class) || typeof(IAsyncDisposable).IsAssignableFrom(eval.Class)));
    }

    /// <summary>Makes the call.</summary>
    /// <param name="contexts">The samples that it is for, one or more; each keeps what it leaves.</param>
    /// <param name="arguments">For the method.</param>
    /// <param name="call">Calls it.</param>
    /// <param name="cancellation">What the test context shows.</param>
    public async ValueTask<object?> RunAsync(IReadOnlyList<EvalContext> contexts, object?[] arguments, Func<SampleRun, ValueTask<object?>> call, CancellationToken cancellation)
    {
        var run = new SampleRun(arguments, instances?.Allocate());
        TestContext.SetForTest(test.For(contexts[0], arguments), TestEngineStatus.Running, cancellation, null, run.Output, run.Instance);
        var own = TestContext.Current;
        for (var i = 0; i < contexts.Count; i++)
            contexts[i].Collect = sample => Keep(sample, run, own);
        try
        {
            return await RunAsync(run, call, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // A context that is not disposed stays registered with the run's cancellation for as long as the run lasts.
            (own as IDisposable)?.Dispose();
        }
    }

    private async ValueTask<object?> RunAsync(SampleRun run, Func<SampleRun, ValueTask<object?>> call, CancellationToken cancellation)
    {
        if (run.Instance is { } instance)
        {
            instances!.Construct(instance, run.Output);
            if (instance is IAsyncLifetime lifetime)
                await lifetime.InitializeAsync().ConfigureAwait(false);
        }

        if (!watchesItsEnd)
            return await call(run).ConfigureAwait(false);

        var cleanup = new SampleCleanup(run, method, attributes, cancellation);
        object? result = null;
        try
        {
            cleanup.Before();
            result = await call(run).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            cleanup.Add(e);
        }

        await cleanup.RunAsync().ConfigureAwait(false);
        return result;
    }

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
