using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>
/// The custom metrics of an eval, from what is recorded of its samples. Their intervals resample whole samples with all their trials, and where samples share
/// clusters, whole clusters.
/// </summary>
internal static class MetricFold
{
    /// <summary>Above it an interval would take minutes.</summary>
    public const int MostToResample = MeanInterval.MostToResample;

    /// <param name="eval">The eval.</param>
    /// <param name="results">Its current results.</param>
    /// <param name="sessions">Where their records stand.</param>
    /// <param name="isWhole">Nothing is pending; of a part there are no intervals.</param>
    public static IReadOnlyList<MetricFigure> Of(EvalDefinition eval, EvalResults results, IReadOnlyList<KnownSession> sessions, bool isWhole)
    {
        if (eval.Metrics.Count == 0)
            return [];

        var samples = MetricSamples.Read(results, sessions);
        var scores = results.Aggregate((_, columns, _) => columns.Select(c => c.Name).Append(Score.PassedName).ToHashSet());
        var figures = new List<MetricFigure>();
        foreach (var declared in eval.Metrics)
        {
            var figure = MetricRun.Of(declared, samples, isWhole, eval.Gates);
            figures.Add(figure.Fault is null && !scores.Add(figure.Name) ? Taken(figure) : figure);
        }

        return figures;
    }

    private static MetricFigure Taken(MetricFigure figure) =>
        MetricRun.Faulty(figure.Name, $"The metric \"{figure.Name}\" has the name of a score or of another metric, so that a gate could mean either. Give it another Name.");
}
