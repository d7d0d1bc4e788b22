using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>Finds the static member that gives the rows.</summary>
internal static class SourceMember
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <param name="what">What a message calls it.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="testClass">Where it is looked for.</param>
    /// <param name="row">The type of row that would fit, for a message.</param>
    /// <exception cref="EvalTestException">There is none, or it cannot give rows.</exception>
    public static RowSource Find(string what, string name, Type testClass, string row)
    {
        var write = $"Write \"public static IEnumerable<{row}> {name}()\".";
        var member = Lookup(testClass, name) ?? throw new EvalTestException($"{what} is no method, property or field of {testClass.Name}. {write}");
        var accessor = member as MethodInfo ?? (member as PropertyInfo)?.GetMethod;
        if (member is PropertyInfo && accessor is null)
            throw new EvalTestException($"{what} is a property that cannot be read. {write}");
        if (!(accessor?.IsPublic ?? ((FieldInfo)member).IsPublic))
            throw new EvalTestException($"{what} is not public. {write}");
        if (!(accessor?.IsStatic ?? ((FieldInfo)member).IsStatic))
            throw new EvalTestException($"{what} is not static: rows are read before there is an instance. {write}");
        if (accessor?.GetParameters().FirstOrDefault(p => !p.HasDefaultValue) is { } parameter)
            throw new EvalTestException($"{what} takes \"{TypeNames.Of(parameter)}\", which nothing fills. {write}");
        if (accessor is { IsGenericMethodDefinition: true })
            throw new EvalTestException($"{what} is generic. {write}");

        var type = accessor?.ReturnType ?? ((FieldInfo)member).FieldType;
        var returned = Returned.For(type);
        var sequence = RowSequence.Of(returned.Type) ?? throw new EvalTestException($"{what} is {TypeNames.Of(type)}, which gives no rows: it must be an IEnumerable<T>, an IAsyncEnumerable<T>, or a Task or ValueTask of one. {write}");
        return new SequenceRows($"The source of rows {testClass.Name}.{name}", Open(member, accessor), returned, sequence, testClass, owned: false);
    }

    /// <summary>The type that rows would have to fill the parameters.</summary>
    internal static string RowType(IReadOnlyList<EvalParameter> parameters) =>
        parameters.Where(p => p.Role == ParameterRole.Row).ToArray() switch
        {
            [] => "T",
            [var only] => TypeNames.Of(only.Type),
            var several => $"({string.Join(", ", several.Select(p => p.Text))})",
        };

    // The nearest class that declares the name decides, as in C#; of overloads the one that can be called without arguments.
    private static MemberInfo? Lookup(Type testClass, string name)
    {
        for (var type = testClass; type is not null; type = type.BaseType)
        {
            MemberInfo[] found = [.. type.GetMember(name, Declared).Where(m => m is MethodInfo or PropertyInfo or FieldInfo)];
            if (found.Length > 0)
                return Array.Find(found, m => m is not MethodInfo method || method.GetParameters().All(p => p.HasDefaultValue)) ?? found[0];
        }

        return null;
    }

    private static Func<object?> Open(MemberInfo member, MethodInfo? accessor)
    {
        if (accessor is null)
            return () => ((FieldInfo)member).GetValue(null);

        // A token with "= default" is the one usual parameter of such a method.
        object?[] arguments = [.. accessor.GetParameters().Select(p => p.DefaultValue ?? (p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null))];
        return () => accessor.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
