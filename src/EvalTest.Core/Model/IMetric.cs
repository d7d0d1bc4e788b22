namespace EvalTest;

/// <summary>A figure over all samples of an eval that is no mean of single scores, such as the macro-F1 of a classifier. An eval names it by <c>[Metric]</c>.</summary>
public interface IMetric
{
    /// <summary>Not empty, and of no other score or metric of the eval: what its row and a gate call it.</summary>
    string Name { get; }

    /// <summary>
    /// The figure of these samples and of nothing else: it is called a few thousand times with drawn samples for its interval. <see cref="double.NaN"/> where they leave
    /// it unknown. What it throws on the eval's samples fails the eval.
    /// </summary>
    /// <param name="samples">Completed trials, at least one; the same one several times in a drawn list. Not to be kept.</param>
    double Compute(IReadOnlyList<MetricSample> samples);
}
