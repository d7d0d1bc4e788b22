namespace EvalTest;

/// <summary>
/// A figure over all samples of the eval that is no mean of single scores, such as the macro-F1 of a classifier. It stands among the scores with its
/// interval, and a <see cref="GateAttribute"/> may ask for it by its name. It is computed from what is recorded, so also where nothing had to run.
/// </summary>
/// <param name="metric">A class that implements <see cref="IMetric"/> and has a public constructor without parameters.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class MetricAttribute(Type metric) : EvalPartAttribute
{
    /// <summary>The class.</summary>
    public Type Metric { get; } = metric;
}
