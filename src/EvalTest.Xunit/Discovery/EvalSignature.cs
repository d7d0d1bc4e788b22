using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>What an eval takes and returns.</summary>
/// <param name="Parameters">As one sample fills them, also in a batch.</param>
/// <param name="Returned">How to await what the eval returns.</param>
/// <param name="Result">The type of one sample's result.</param>
/// <param name="Target">What runs before it; null for nothing.</param>
/// <param name="Batch">How it takes several samples at once; null where it takes them one by one.</param>
internal sealed record EvalSignature(IReadOnlyList<EvalParameter> Parameters, Returned Returned, Type Result, EvalTarget? Target, EvalBatch? Batch)
{
    /// <exception cref="EvalTestException">It is written wrong; the message says what to write.</exception>
    public static EvalSignature Of(MethodInfo method)
    {
        var variants = Matrix.Names(method);
        var parameters = EvalParameter.Of(method, variants, EvalTarget.OutputOf(method));
        var returned = Returned.For(method.ReturnType);
        var batch = EvalBatch.Of(method);
        if (batch is null)
            return new EvalSignature(parameters, returned, returned.Type, EvalTarget.Of(method, parameters, variants), null);
        if (EvalTarget.OutputOf(method) is not null)
            throw new EvalTestException($"{method.Name} has [EvalBatch] and a target, which is called for one sample. Call the system under test in {method.Name} itself.");

        var elements = EvalBatch.Elements(method, parameters);
        return new EvalSignature(elements, returned, EvalBatch.Result(method, returned), null, batch);
    }
}
