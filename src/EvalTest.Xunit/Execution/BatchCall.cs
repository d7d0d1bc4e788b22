using System.Diagnostics;
using EvalTest.Scoring;
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
        object?[] results;
        try
        {
            results = (object?[])(await lifecycle.RunAsync(contexts, Arguments(batch, cancellation), call, cancellation).ConfigureAwait(false))!;
        }
        catch (Exception e) when (batch.Length > 1 && Understand(e, batch) is { } told)
        {
            throw told;
        }

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

    // A verdict on one sample, or the wish to skip it, says nothing of the others. Null for what is the error of each of them as it is.
    private EvalTestException? Understand(Exception thrown, BatchedSample[] batch)
    {
        var fault = FaultClassifier.Classify(thrown, eval.Definition.SkipExceptions);
        if (fault.Kind == FaultKind.Assertion)
            return new EvalTestException($"{eval.Method.Name} failed an assertion for a batch of {batch.Length} samples, so nobody can tell whose it is. Return one result for each, such as a bool or a Score.", thrown);
        if (fault.Exception is not SampleSkippedException { Context: { } skipped } || Array.Find(batch, s => s.Context == skipped) is not { } one)
            return null;

        one.Fail(thrown);
        return new EvalTestException($"{eval.Method.Name} skipped the sample \"{skipped.SampleId}\" of a batch of {batch.Length}, which ended the call for the others too. Skip rows before they run, as [EvalCase(…, Skip = \"…\")] does, or leave [EvalBatch] out.");
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
