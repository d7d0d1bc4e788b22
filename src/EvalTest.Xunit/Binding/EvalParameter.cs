using System.Reflection;

namespace EvalTest.Xunit.Binding;

/// <summary>One parameter of an eval.</summary>
/// <param name="Info">As declared.</param>
/// <param name="Role">What fills it.</param>
/// <param name="AllowsNull">Whether null is a value that its author expects: <c>int?</c>, <c>string?</c>, or code without nullable annotations.</param>
internal sealed record EvalParameter(ParameterInfo Info, ParameterRole Role, bool AllowsNull)
{
    public string Name { get; } = Info.Name ?? "";

    public Type Type { get; } = Info.ParameterType;

    public static IReadOnlyList<EvalParameter> Of(MethodInfo method)
    {
        var nullability = new NullabilityInfoContext();
        return [.. method.GetParameters().Select(p => new EvalParameter(p, RoleOf(p.ParameterType), CanBeNull(p, nullability)))];
    }

    public object? DefaultValue =>
        Info.DefaultValue is null && Type.IsValueType && Nullable.GetUnderlyingType(Type) is null ? Activator.CreateInstance(Type)
        : Info.DefaultValue is { } value && (Nullable.GetUnderlyingType(Type) ?? Type) is { IsEnum: true } type ? Enum.ToObject(type, value)
        : Info.DefaultValue;

    private static ParameterRole RoleOf(Type type) =>
        type == typeof(EvalContext) ? ParameterRole.Context
        : type == typeof(CancellationToken) ? ParameterRole.Cancellation
        : ParameterRole.Row;

    private static bool CanBeNull(ParameterInfo parameter, NullabilityInfoContext nullability) =>
        parameter.ParameterType.IsValueType
            ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            : nullability.Create(parameter).WriteState != NullabilityState.NotNull;
}
