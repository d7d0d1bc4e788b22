using System.Collections;
using System.Reflection;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;

namespace EvalTest.Xunit.Execution;

/// <summary>Calls an eval's method and awaits what it returns.</summary>
internal sealed class EvalCall(EvalMethod eval)
{
    private readonly MethodInvoker method = MethodInvoker.Create(eval.Method);
    private readonly Returned returned = eval.Signature.Returned;

    /// <summary>What the method gave back; null for <see cref="void"/>, which has passed where it ends well.</summary>
    /// <exception cref="EvalTestException">It gave null where it promises something.</exception>
    public async ValueTask<object?> InvokeAsync(SampleRun run)
    {
        var given = method.Invoke(run.Instance, run.Arguments.AsSpan());
        if (given is null && eval.Method.ReturnType != typeof(void))
            throw NoResult(eval.Method.ReturnType);

        var result = await returned.ResultOf(given).ConfigureAwait(false);
        if (result is null)
            return returned.Type == typeof(void) ? null : throw NoResult(returned.Type);
        return eval.Signature.Batch is null ? Whole(result) : ((IEnumerable)result).Cast<object?>().Select(Whole).ToArray();
    }

    // What is computed only when somebody looks is the eval's own code: it runs while its instance is there, and within the sample's time.
    private static object? Whole(object? result) => result is IEnumerable<Score> scores and not IReadOnlyCollection<Score> ? scores.ToArray() : result;

    private EvalTestException NoResult(Type expected) =>
        new($"{eval.Method.Name} returned null instead of {TypeNames.Of(expected)}. Return a score, or throw if there is none.");
}
