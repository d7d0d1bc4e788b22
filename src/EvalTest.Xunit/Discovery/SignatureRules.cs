using System.Reflection;
using System.Runtime.CompilerServices;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>What the compiler allows and an eval is not. Each message says what to write instead.</summary>
internal static class SignatureRules
{
    /// <summary>What can be said before its parameters are understood.</summary>
    public static string? Problem(MethodInfo method) => NotPublic(method) ?? Generic(method) ?? AsyncVoid(method) ?? ByReference(method);

    public static string? Problem(MethodInfo method, EvalSignature signature) => Return(method, signature.Result);

    private static string? NotPublic(MethodInfo method) => method.IsPublic
        ? null
        : $"{method.Name} is not public. An eval is a public method: write \"public {TypeNames.Of(method.ReturnType)} {method.Name}\".";

    private static string? Generic(MethodInfo method) => !method.IsGenericMethodDefinition
        ? null
        : $"{method.Name} has the type parameter {method.GetGenericArguments()[0].Name}. An eval is not generic: write the type of its rows.";

    private static string? AsyncVoid(MethodInfo method) => method.ReturnType != typeof(void) || !method.IsDefined(typeof(AsyncStateMachineAttribute))
        ? null
        : $"{method.Name} is \"async void\", which nothing can wait for. Write \"async Task {method.Name}\".";

    private static string? ByReference(MethodInfo method) =>
        Array.Find(method.GetParameters(), p => p.ParameterType.IsByRef || p.ParameterType.IsByRefLike || p.ParameterType.IsPointer) is { } parameter
            ? $"{method.Name} takes \"{Kind(parameter)}{TypeNames.Of(parameter)}\", which no row can fill. An eval takes its parameters by value, and no span or pointer."
            : null;

    private static string Kind(ParameterInfo parameter) =>
        !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";

    private static string? Return(MethodInfo method, Type result) => IsScore(result)
        ? null
        : $"{method.Name} returns {TypeNames.Of(method.ReturnType)}, which is no verdict and no score. Return void, bool, a number, Score, IEnumerable<Score>, EvalResult, or a Task or ValueTask of one of them.";

    private static bool IsScore(Type type) =>
        type == typeof(void) || type == typeof(bool) || type == typeof(Score) || type == typeof(EvalResult)
        || NumberConversion.IsNumber(type) || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(nint) || type == typeof(nuint)
        || typeof(IEnumerable<Score>).IsAssignableFrom(type);
}
