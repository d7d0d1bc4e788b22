using EvalTest.Model;
using EvalTest.Running;

namespace EvalTest.Xunit.Hosting;

/// <summary>What the adapter needs of the engine behind it: one open run of an experiment.</summary>
internal interface IEvalEngine : IAsyncDisposable
{
    /// <inheritdoc cref="ExperimentRun.RunEvalAsync"/>
    Task<EvalOutcome> RunEvalAsync(EvalDefinition eval, IAsyncEnumerable<object?> rows, SampleBody body);

    /// <summary>Whether an eval is running now.</summary>
    bool IsRunning { get; }

    /// <summary>Asks the run to stop unless somebody already did. Safe from any thread, and repeatedly: it never abandons.</summary>
    void Stop(string reason);
}
