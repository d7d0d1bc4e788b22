using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Discovery;

/// <summary>The metrics that an eval names.</summary>
internal static class MetricRules
{
    public static IReadOnlyList<DeclaredMetric> Of(MethodInfo method) => [.. method.GetCustomAttributes<MetricAttribute>().Select(m => new DeclaredMetric(m.Metric))];

    public static string? Problem(MethodInfo method)
    {
        Type[] metrics = [.. method.GetCustomAttributes<MetricAttribute>().Select(m => m.Metric)];
        return metrics.Select(m => Problem(method, m)).FirstOrDefault(p => p is not null)
            ?? metrics.GroupBy(m => m).Where(g => g.Count() > 1).Select(g => $"{method.Name} has [Metric(typeof({TypeNames.Of(g.Key)}))] twice. Keep one of them.").FirstOrDefault();
    }

    private static string? Problem(MethodInfo method, Type? metric)
    {
        if (metric is null)
            return $"{method.Name} has [Metric(null)]. Name a class that implements IMetric.";

        var what = $"{method.Name} has [Metric(typeof({TypeNames.Of(metric)}))], and {TypeNames.Of(metric)}";
        if (!typeof(IMetric).IsAssignableFrom(metric))
            return $"{what} is no IMetric. Implement IMetric in it: a Name and Compute.";
        if (metric.IsInterface || metric.IsAbstract || metric.ContainsGenericParameters)
            return $"{what} is no class that can be made. Name a class that is neither abstract nor generic.";
        return metric.GetConstructor(Type.EmptyTypes) is null && !metric.IsValueType
            ? $"{what} has no public constructor without parameters. Give it one."
            : null;
    }
}
