using System.Reflection;
using System.Runtime.ExceptionServices;
using Xunit;
using Xunit.v3;

namespace EvalTest.Xunit.Execution;

/// <summary>
/// What comes after a sample's method whatever it did: the attributes' second halves in reverse, then the disposal of the instance.
/// They see in the test context how the method ended. Every step runs; what they throw is the sample's.
/// </summary>
internal sealed class SampleCleanup(SampleRun run, MethodInfo method, IBeforeAfterTestAttribute[] attributes, CancellationToken cancellation)
{
    private readonly IXunitTest test = (IXunitTest)TestContext.Current.Test!;
    private readonly long started = TimeProvider.System.GetTimestamp();
    private readonly List<Exception> faults = [];
    private int _entered;

    /// <summary>The attributes' first halves; only those that ran to their end have a second.</summary>
    public void Before()
    {
        foreach (var attribute in attributes)
        {
            attribute.Before(method, test);
            _entered++;
        }
    }

    public void Add(Exception fault) => faults.Add(fault);

    public async ValueTask RunAsync()
    {
        var elapsed = (decimal)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        var state = TestResultState.FromException(elapsed, faults.Count == 0 ? null : faults[0]);
        TestContext.SetForTest(test, TestEngineStatus.Running, cancellation, state, run.Output, run.Instance);
        try
        {
            After();
            await DisposeInstanceAsync().ConfigureAwait(false);
        }
        finally
        {
            (TestContext.Current as IDisposable)?.Dispose();
        }

        if (faults.Count == 1)
            ExceptionDispatchInfo.Throw(faults[0]);
        if (faults.Count > 1)
            throw new AggregateException(faults);
    }

    private void After()
    {
        while (_entered > 0)
        {
            try
            {
                attributes[--_entered].After(method, test);
            }
            catch (Exception e)
            {
                faults.Add(e);
            }
        }
    }

    private async ValueTask DisposeInstanceAsync()
    {
        try
        {
            if (run.Instance is IAsyncDisposable asynchronous)
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            else if (run.Instance is IDisposable disposable)
                disposable.Dispose();
        }
        catch (Exception e)
        {
            faults.Add(e);
        }
    }
}
