using System.Collections.Concurrent;
using System.Reflection;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>The ids of evals, by which their results are kept: no two of an assembly may share one.</summary>
internal static class EvalIds
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly ConcurrentDictionary<Assembly, ILookup<string, Owner>> assemblies = new();

    public static string Of(Type @class, MethodInfo method, EvalAttribute attribute) =>
        attribute.Id ?? $"{@class.FullName?.Replace('+', '.')}.{method.Name}";

    /// <summary>The problem with an eval whose id another one of its assembly has too.</summary>
    public static string? Problem(Type @class, MethodInfo method, EvalAttribute attribute)
    {
        var id = Of(@class, method, attribute);
        var self = new Owner(@class, method);
        var others = assemblies.GetOrAdd(@class.Assembly, a => Evals(a.GetExportedTypes()))[id].Concat(Evals([@class])[id]);
        return others.FirstOrDefault(o => o != self) is { } other
            ? $"Two evals have the id \"{id}\": {self} and {other}. Their results could not be told apart: give one of them an id of its own, as in Id = \"{id}.2\"."
            : null;
    }

    private static ILookup<string, Owner> Evals(IEnumerable<Type> classes) => classes
        .Where(c => c.IsClass && (!c.IsAbstract || c.IsSealed))
        .SelectMany(c => c.GetMethods(Methods).Where(m => m.IsDefined(typeof(EvalAttribute), inherit: true)).Select(m => new Owner(c, m)))
        .ToLookup(o => Of(o.Class, o.Method, o.Method.GetCustomAttribute<EvalAttribute>(inherit: true)!));

    private sealed record Owner(Type Class, MethodInfo Method)
    {
        public bool Equals(Owner? other) => other is not null && Class == other.Class && Method.MetadataToken == other.Method.MetadataToken && Method.Module == other.Method.Module;

        public override int GetHashCode() => HashCode.Combine(Class, Method.MetadataToken);

        public override string ToString() => $"{Class.Name}.{Method.Name}({TypeNames.Of(Method.GetParameters())})";
    }
}
