using System.Reflection;
using System.Text;
using EvalTest.Datasets;
using EvalTest.Xunit.Binding;
using Xunit.Sdk;

namespace EvalTest.Xunit.Discovery;

/// <summary>The combinations of the values that <see cref="EvalMatrixAttribute"/>s give to the parameters of an eval.</summary>
internal static class Matrix
{
    private const int MostVariants = 1_000;

    /// <summary>The names of parameters that a matrix fills.</summary>
    public static IReadOnlySet<string> Names(MethodInfo method) =>
        method.GetCustomAttributes<EvalMatrixAttribute>().Select(m => m.Parameter).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>All combinations, the first attribute's values outermost; reads the members that give values.</summary>
    /// <exception cref="EvalTestException">The matrix is written wrong, or a member of it cannot be read.</exception>
    public static async Task<IReadOnlyList<EvalVariant>> ReadAsync(MethodInfo method)
    {
        EvalMatrixAttribute[] attributes = [.. method.GetCustomAttributes<EvalMatrixAttribute>()];
        if (attributes.Length == 0)
            return [EvalVariant.None];

        var axes = new List<Axis>();
        foreach (var attribute in attributes)
        {
            if (axes.Exists(a => a.Name.Equals(attribute.Parameter, StringComparison.OrdinalIgnoreCase)))
                throw new EvalTestException($"{method.Name} has [EvalMatrix(\"{attribute.Parameter}\", …)] twice. Put all values of a parameter into one.");
            axes.Add(await AxisAsync(method, attribute).ConfigureAwait(false));
        }

        var count = axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        return count <= MostVariants
            ? [.. Combine(axes)]
            : throw new EvalTestException($"The matrix of {method.Name} has {count} combinations, and each is a test of its own. Leave at most {MostVariants}, or make rows of some of its values.");
    }

    private static async Task<Axis> AxisAsync(MethodInfo method, EvalMatrixAttribute attribute)
    {
        var name = $"[EvalMatrix(\"{attribute.Parameter}\", …)] of {method.Name}";
        var parameter = Parameter(method, attribute.Parameter)
            ?? throw new EvalTestException($"{name} fills no parameter: {method.Name} takes {(method.GetParameters() is [] ? "nothing" : TypeNames.Of(method.GetParameters()))}. Add \"string {attribute.Parameter}\", or correct the name.");
        if (attribute is { Source: not null, Values.Count: > 0 })
            throw new EvalTestException($"{name} has values and a Source. Keep one of them.");

        var given = attribute.Source is { } source ? await ValuesAsync(method, parameter, name, source).ConfigureAwait(false) : attribute.Values;
        if (given.Count == 0)
            throw new EvalTestException($"{name} has no values. Write them, as in [EvalMatrix(\"{attribute.Parameter}\", \"a\", \"b\")], or name a member that gives some.");

        var values = given.Select(v => Converted(name, v, parameter)).ToList();
        if (values.GroupBy(v => v.Text).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new EvalTestException($"{name} has the value {twice.Key} twice. Their results could not be told apart: give each value once.");
        return new Axis(parameter.Name, values);
    }

    // The parameter is the eval's own, or that of its target.
    private static EvalParameter? Parameter(MethodInfo method, string name)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name };
        return EvalParameter.Of(method, names).Concat(EvalTarget.Find(method) is { } target ? EvalParameter.Of(target, names) : []).FirstOrDefault(p => p.Role == ParameterRole.Variant);
    }

    private static async Task<IReadOnlyList<object?>> ValuesAsync(MethodInfo method, EvalParameter parameter, string name, string source)
    {
        var rows = SourceMember.Find($"The source \"{source}\" of {name}", source, method.ReflectedType!, TypeNames.Of(parameter.Type));
        var values = new List<object?>();
        var disposal = new DisposalTracker();
        await using (disposal.ConfigureAwait(false))
        {
            try
            {
                await foreach (var value in rows.Read(disposal).ConfigureAwait(false))
                    values.Add(value);
            }
            catch (Exception e) when (e is not EvalTestException)
            {
                throw new EvalTestException($"The source \"{source}\" of {name} threw {e.GetType().Name}: {e.Message}", e);
            }
        }

        return values;
    }

    // As the parameter takes it, so that 1 and "1" are the same int.
    private static Value Converted(string name, object? value, EvalParameter parameter)
    {
        var converted = Convert(name, value, parameter);
        return new Value(Text(name, converted), converted);
    }

    private static string Text(string name, object? value)
    {
        try
        {
            return Encoding.UTF8.GetString(CanonicalJson.Encode(value));
        }
        catch (RowEncodingException e)
        {
            throw new EvalTestException($"{name} has a value that cannot be part of a result's key: {e.Fault}. Give texts, numbers or records of them.", e);
        }
    }

    private static object? Convert(string name, object? value, EvalParameter parameter)
    {
        if (value is null)
            return parameter.AllowsNull ? null : throw new EvalTestException($"{name} has the value null, and the parameter \"{TypeNames.Of(parameter.Info)}\" takes no null. Write \"{TypeNames.Of(parameter.Type)}? {parameter.Name}\" if null is meant.");

        return ValueConversion.TryConvert(value, parameter.Type, out var converted)
            ? converted
            : throw new EvalTestException($"{name} has the value {ValueConversion.Show(value)} ({TypeNames.Of(value.GetType())}), which does not convert to the parameter \"{TypeNames.Of(parameter.Info)}\".");
    }

    private static IEnumerable<EvalVariant> Combine(List<Axis> axes)
    {
        IEnumerable<IEnumerable<(string Name, Value Value)>> combinations = [[]];
        foreach (var axis in axes)
            combinations = combinations.SelectMany(_ => axis.Values, (before, value) => before.Append((axis.Name, value)));
        return combinations.Select(c => Variant([.. c]));
    }

    private static EvalVariant Variant((string Name, Value Value)[] values) => new(
        string.Join(", ", values.OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Name}: {v.Value.Text}")),
        values.ToDictionary(v => v.Name, v => v.Value.Converted, StringComparer.OrdinalIgnoreCase));

    private sealed record Axis(string Name, IReadOnlyList<Value> Values);

    private sealed record Value(string Text, object? Converted);
}
