using System.Reflection;
using System.Text.Json;
using EvalTest.Model;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;

namespace EvalTest.Xunit.Execution;

/// <summary>Calls the target of an eval for one sample, and records what came of it before the eval scores.</summary>
internal sealed class TargetCall
{
    private readonly EvalTarget target;
    private readonly MethodInvoker method;
    private readonly RowBinder binder;
    private readonly int output;
    private readonly EvalParameter taker;
    private readonly string eval;

    // For each parameter of the target the eval's parameter that it takes its value from; -1 for one that it takes from the row itself.
    private readonly int[] sources;

    public TargetCall(EvalMethod eval, EvalTarget target)
    {
        this.target = target;
        EvalParameter[] parameters = [.. eval.Signature.Parameters];
        method = MethodInvoker.Create(target.Method);
        output = Array.FindIndex(parameters, p => p.Role == ParameterRole.Output);
        taker = parameters[output];
        this.eval = eval.Method.Name;
        sources = [.. target.Parameters.Select(t => t.Role == ParameterRole.Row ? Array.FindIndex(parameters, p => p.Role == ParameterRole.Row && t.IsFilledBy(p)) : -1)];
        binder = new RowBinder(eval.Definition.Id, [.. target.Parameters.Where((_, i) => sources[i] < 0)], positional: false, eval.Variant.Values);
    }

    /// <summary>Puts what the target returned among the eval's arguments.</summary>
    public async ValueTask FillAsync(SampleRun run, EvalContext context, CancellationToken cancellation)
    {
        var result = context.Stored is { } stored ? Recall(stored(), context) : await CallAsync(run, context, cancellation).ConfigureAwait(false);
        run.Arguments[output] = result is not null || taker.AllowsNull ? result
            : throw new EvalTestException($"The target {target.Method.Name} of {eval} returned null, and the parameter \"{taker.Text}\" takes no null. Write \"{TypeNames.Of(taker.Type)}? {taker.Name}\" if null is meant.");
    }

    private async ValueTask<object?> CallAsync(SampleRun run, EvalContext context, CancellationToken cancellation)
    {
        var own = new Queue<object?>(binder.Bind(context, cancellation));
        object?[] arguments = [.. sources.Select(from => from < 0 ? own.Dequeue() : run.Arguments[from])];
        var began = TimeProvider.System.GetTimestamp();
        var returned = method.Invoke(target.Method.IsStatic ? null : run.Instance, arguments.AsSpan());
        var result = returned is null ? null : await target.Returned.ResultOf(returned).ConfigureAwait(false);
        context.Record(EvalTarget.Latency, Math.Round(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 6));
        context.Record(EvalTarget.Output, result);
        return result;
    }

    /// <summary>Takes what an earlier call recorded, and records it as if it were of this one.</summary>
    private object? Recall(StoredOutput stored, EvalContext context)
    {
        if (stored.Latency is { } latency)
            context.Record(EvalTarget.Latency, JsonSerializer.Deserialize<JsonElement>(latency));
        context.Record(EvalTarget.Output, JsonSerializer.Deserialize<JsonElement>(stored.Output));
        if (stored.Usage is { } usage)
            context.Usage(usage.InputTokens, usage.OutputTokens, usage.Cost);
        try
        {
            return JsonSerializer.Deserialize(stored.Output, target.Returned.Type, SessionJson.Values);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new EvalTestException($"The recorded output of the target {target.Method.Name} of {eval} cannot be read back as {TypeNames.Of(target.Returned.Type)}: {e.Message} Let the target return a text, or a type that System.Text.Json reads.", e);
        }
    }
}
