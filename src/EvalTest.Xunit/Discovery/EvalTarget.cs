using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>The method that calls the system under test before the eval scores.</summary>
/// <param name="Method">Of the eval's class.</param>
/// <param name="Parameters">What fills its parameters.</param>
/// <param name="Returned">How to await what it returns.</param>
internal sealed record EvalTarget(MethodInfo Method, IReadOnlyList<EvalParameter> Parameters, Returned Returned)
{
    /// <summary>The parameter of the eval that takes what the target returned, and the name under which that is recorded.</summary>
    public const string Output = StoredOutput.OutputName;

    /// <summary>The name under which the seconds are recorded that the target took.</summary>
    public const string Latency = StoredOutput.LatencyName;

    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    /// <summary>The target of an eval; null where it has none. Says nothing of whether it is one that can be called.</summary>
    public static MethodInfo? Find(MethodInfo eval) => Name(eval) is { } name ? Candidates(eval, name).FirstOrDefault() : null;

    /// <summary>The target, checked; null where the eval has none.</summary>
    /// <exception cref="EvalTestException">It cannot be called, or the eval does not take its output.</exception>
    public static EvalTarget? Of(MethodInfo eval, IReadOnlyList<EvalParameter> parameters, IReadOnlySet<string> variants)
    {
        if (Name(eval) is not { } name)
            return null;

        var what = $"The target \"{name}\" of {eval.Name}";
        var write = $"Write \"public async Task<string> {name}(…)\".";
        if (Candidates(eval, name) is not [var method, ..] candidates)
            throw new EvalTestException($"{what} is no method of {eval.ReflectedType!.Name}. {write}");
        if (candidates.Length > 1)
            throw new EvalTestException($"{what} is {candidates.Length} methods of {eval.ReflectedType!.Name}. Give the one that is meant a name of its own.");
        if (!method.IsPublic || method.IsGenericMethodDefinition)
            throw new EvalTestException($"{what} is {(method.IsPublic ? "generic" : "not public")}. {write}");

        var returned = Returned.For(method.ReturnType);
        if (returned.Type == typeof(void))
            throw new EvalTestException($"{what} returns {TypeNames.Of(method.ReturnType)}, so there is no output to score. {write}");
        var output = parameters.FirstOrDefault(p => p.Role == ParameterRole.Output)
            ?? throw new EvalTestException($"{eval.Name} does not take what its target \"{name}\" returns. Add a parameter \"{TypeNames.Of(returned.Type)} {Output}\".");
        if (!output.Type.IsAssignableFrom(returned.Type))
            throw new EvalTestException($"{eval.Name} takes \"{output.Text}\", and its target \"{name}\" returns {TypeNames.Of(returned.Type)}. Write \"{TypeNames.Of(returned.Type)} {Output}\".");
        return new EvalTarget(method, EvalParameter.Of(method, variants), returned);
    }

    /// <summary>The name that the eval takes its target's output by; null where it has no target.</summary>
    public static string? OutputOf(MethodInfo eval) => Name(eval) is null ? null : Output;

    // That of a class is for those of its evals that take an output.
    private static string? Name(MethodInfo eval) =>
        eval.GetCustomAttribute<EvalTargetAttribute>()?.Method
        ?? (Array.Exists(eval.GetParameters(), p => Output.Equals(p.Name, StringComparison.OrdinalIgnoreCase)) ? eval.ReflectedType!.GetCustomAttribute<EvalTargetAttribute>()?.Method : null);

    private static MethodInfo[] Candidates(MethodInfo eval, string name) => [.. eval.ReflectedType!.GetMethods(Methods).Where(m => m.Name == name)];
}
