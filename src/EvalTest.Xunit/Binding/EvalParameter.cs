using System.Reflection;

namespace EvalTest.Xunit.Binding;

/// <summary>One parameter of an eval.</summary>
/// <param name="Info">As declared.</param>
/// <param name="Role">What fills it.</param>
/// <param name="AllowsNull">Whether null is a value that its author expects: <c>int?</c>, <c>string?</c>, or code without nullable annotations.</param>
internal sealed record EvalParameter(ParameterInfo Info, ParameterRole Role, bool AllowsNull)
{
    public string Name { get; } = Info.Name ?? "";

    /// <summary>Of one sample's value: where a batch takes a list, of its elements.</summary>
    public Type Type { get; init; } = Info.ParameterType;

    /// <summary>As a message says it.</summary>
    public string Text => $"{TypeNames.Of(Type)} {Name}";

    /// <param name="method">The eval.</param>
    /// <param name="variants">The names of parameters that a matrix fills; null for none.</param>
    /// <param name="output">The name of the parameter that takes what the target returned; null for none.</param>
    public static IReadOnlyList<EvalParameter> Of(MethodInfo method, IReadOnlySet<string>? variants = null, string? output = null)
    {
        var nullability = new NullabilityInfoContext();
        return [.. method.GetParameters().Select(p => new EvalParameter(p, RoleOf(p), CanBeNull(p, nullability)))];

        ParameterRole RoleOf(ParameterInfo parameter) =>
            variants?.Contains(parameter.Name!) == true ? ParameterRole.Variant
            : output is not null && output.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase) ? ParameterRole.Output
            : RoleOfType(parameter.ParameterType);
    }

    /// <summary>Whether it takes what fills a parameter of the eval: one of its name and type.</summary>
    public bool IsFilledBy(EvalParameter other) => other.Name.Equals(Name, StringComparison.OrdinalIgnoreCase) && Type.IsAssignableFrom(other.Type);

    /// <summary>The same parameter of a batch, which takes a list of such values.</summary>
    public EvalParameter OfElement(Type element) => this with { Type = element, Role = Role == ParameterRole.Row ? RoleOfType(element) : Role };

    public object? DefaultValue =>
        Info.DefaultValue is null && Type.IsValueType && Nullable.GetUnderlyingType(Type) is null ? Activator.CreateInstance(Type)
        : Info.DefaultValue is { } value && (Nullable.GetUnderlyingType(Type) ?? Type) is { IsEnum: true } type ? Enum.ToObject(type, value)
        : Info.DefaultValue;

    private static ParameterRole RoleOfType(Type type) =>
        type == typeof(EvalContext) ? ParameterRole.Context
        : type == typeof(CancellationToken) ? ParameterRole.Cancellation
        : ParameterRole.Row;

    private static bool CanBeNull(ParameterInfo parameter, NullabilityInfoContext nullability) =>
        parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            : nullability.Create(parameter).WriteState != NullabilityState.NotNull;
}
