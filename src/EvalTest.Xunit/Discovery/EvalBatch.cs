using System.Collections;
using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>How an eval takes several samples at once.</summary>
/// <param name="Size">Most samples in one call.</param>
internal sealed record EvalBatch(int Size)
{
    private const int MostSamples = 10_000;

    /// <summary>Null where the eval takes its samples one by one.</summary>
    /// <exception cref="EvalTestException">The size is none.</exception>
    public static EvalBatch? Of(MethodInfo eval)
    {
        if (eval.GetCustomAttribute<EvalBatchAttribute>() is not { Size: var size })
            return null;
        if (!eval.IsDefined(typeof(EvalForEachAttribute), inherit: true))
            throw new EvalTestException($"{eval.Name} has [EvalBatch] beside [EvalFact], which has one sample. Write [EvalForEach], or leave [EvalBatch] out.");
        return size is >= 1 and <= MostSamples
            ? new EvalBatch(size)
            : throw new EvalTestException($"{eval.Name} has [EvalBatch(Size = {size})]. It is the most samples in one call: write 1 to {MostSamples}, or leave it out.");
    }

    /// <summary>The parameters as one sample fills them.</summary>
    /// <exception cref="EvalTestException">One of them is no list.</exception>
    public static IReadOnlyList<EvalParameter> Elements(MethodInfo eval, IReadOnlyList<EvalParameter> parameters) =>
        [.. parameters.Select(p => p.Role is ParameterRole.Row or ParameterRole.Context ? OfElement(eval, p) : p)];

    /// <summary>The type of one sample's result in what the eval returns.</summary>
    /// <exception cref="EvalTestException">It returns no list.</exception>
    public static Type Result(MethodInfo eval, Returned returned) =>
        (typeof(IEnumerable).IsAssignableFrom(returned.Type) ? ElementOf(returned.Type) : null) ?? throw new EvalTestException($"{eval.Name} has [EvalBatch] and returns {TypeNames.Of(eval.ReturnType)}, which is no list. Return one result for each sample, as in Task<IReadOnlyList<Score>>.");

    /// <summary>The values of all samples as the parameter takes them.</summary>
    public static object List(EvalParameter parameter, IReadOnlyList<object?> values)
    {
        var array = Array.CreateInstance(parameter.Type, values.Count);
        for (var i = 0; i < values.Count; i++)
            array.SetValue(values[i], i);
        return parameter.Info.ParameterType.IsInstanceOfType(array) ? array : Activator.CreateInstance(parameter.Info.ParameterType, array)!;
    }

    private static EvalParameter OfElement(MethodInfo eval, EvalParameter parameter)
    {
        var type = parameter.Info.ParameterType;
        return ElementOf(type) is { } element && (type.IsAssignableFrom(element.MakeArrayType()) || type == typeof(List<>).MakeGenericType(element))
            ? parameter.OfElement(element)
            : throw new EvalTestException($"{eval.Name} has [EvalBatch] and takes \"{parameter.Text}\", which is no list. Write \"IReadOnlyList<{TypeNames.Of(type)}> {parameter.Name}\".");
    }

    private static Type? ElementOf(Type type) => type == typeof(string) ? null : RowSequence.Of(type)?.RowType;
}
