using System.Collections;
using System.Diagnostics;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;

namespace EvalTest.Xunit.Execution;

/// <summary>Calls an eval's method for several samples at once and hands each its result.</summary>
internal sealed class BatchCall(EvalMethod eval, SampleLifecycle lifecycle, Func<SampleRun, ValueTask<object?>> call)
{
    private readonly IReadOnlyList<EvalParameter> parameters = eval.Signature.Parameters;

    public async Task RunAsync(IReadOnlyList<BatchedSample> gathered, CancellationToken cancellation)
    {
        // In the order of the dataset, not in that in which they happened to start.
        BatchedSample[] batch = [.. gathered.OrderBy(s => s.Context.Index).ThenBy(s => s.Context.Trial)];
        // The flow is that of whichever sample came last, and what happens here belongs to all of them.
        EvalContext.Enter(null);
        Activity.Current = null;
        var contexts = batch.Select(s => s.Context).ToArray();
        var returned = await lifecycle.RunAsync(contexts, Arguments(batch, cancellation), call, cancellation).ConfigureAwait(false);
        object?[] results = [.. ((IEnumerable)returned!).Cast<object?>()];
        if (results.Length != batch.Length)
            throw new EvalTestException($"{eval.Method.Name} returned {results.Length} results for a batch of {batch.Length} samples, so nobody can tell whose they are. Return one for each, in the same order.");

        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result)
                batch[i].Complete(result);
            else
                batch[i].Fail(new EvalTestException($"{eval.Method.Name} returned null for sample {i + 1} of a batch of {batch.Length}. Return a score for each sample."));
        }
    }

    private object?[] Arguments(BatchedSample[] batch, CancellationToken cancellation) =>
    [
        .. parameters.Select((parameter, at) => parameter.Role switch
        {
            ParameterRole.Cancellation => cancellation,
            ParameterRole.Variant => batch[0].Arguments[at],
            _ => EvalBatch.List(parameter, [.. batch.Select(s => s.Arguments[at])]),
        }),
    ];
}
