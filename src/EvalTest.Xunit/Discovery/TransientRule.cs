using System.Reflection;

namespace EvalTest.Xunit.Discovery;

/// <summary>What an eval calls transient by <see cref="EvalRetryAttribute"/>s on its method, class and assembly.</summary>
internal static class TransientRule
{
    /// <summary>Null where nothing is said.</summary>
    public static Func<Exception, bool>? Of(MethodInfo method)
    {
        var attributes = Attributes(method);
        if (attributes.Count == 0)
            return null;

        var types = attributes.SelectMany(a => a.Exceptions).Distinct().ToArray();
        var rules = attributes.Select(a => a.When).OfType<string>().Distinct().Select(name => Find(method, name)!.CreateDelegate<Func<Exception, bool>>()).ToArray();
        return exception => Chain(exception).Any(e => Array.Exists(types, t => t.IsInstanceOfType(e))) || Array.Exists(rules, rule => rule(exception));
    }

    public static string? Problem(MethodInfo method) => Attributes(method).Select(a => Problem(method, a)).FirstOrDefault(p => p is not null);

    private static string? Problem(MethodInfo method, EvalRetryAttribute attribute)
    {
        if (attribute.Exceptions.FirstOrDefault(t => !typeof(Exception).IsAssignableFrom(t)) is { } other)
            return $"{method.Name} has [EvalRetry(typeof({other.Name}))], and {other.Name} is no exception. Name types derived from Exception.";
        if (attribute.When is { } name && Find(method, name) is null)
            return $"{method.Name} has [EvalRetry(When = \"{name}\")], and {method.ReflectedType!.Name} has no such rule. Write: static bool {name}(Exception exception).";
        return attribute is { Exceptions.Count: 0, When: null }
            ? $"{method.Name} has an [EvalRetry] that names nothing. Write the types of exceptions that are worth another attempt, or When = nameof(…) of a rule."
            : null;
    }

    private static List<EvalRetryAttribute> Attributes(MethodInfo method) =>
        [.. method.GetCustomAttributes<EvalRetryAttribute>(), .. method.ReflectedType!.GetCustomAttributes<EvalRetryAttribute>(), .. method.Module.Assembly.GetCustomAttributes<EvalRetryAttribute>()];

    private static MethodInfo? Find(MethodInfo method, string name) =>
        method.ReflectedType!.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy, [typeof(Exception)]) is { } rule && rule.ReturnType == typeof(bool) ? rule : null;

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
            yield return exception;
    }
}
