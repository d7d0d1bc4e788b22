namespace EvalTest;

/// <summary>As <see cref="MetricAttribute"/>, with a class that the compiler has checked.</summary>
/// <typeparam name="T">The metric.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class MetricAttribute<T>() : MetricAttribute(typeof(T))
    where T : IMetric, new();
