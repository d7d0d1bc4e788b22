using EvalTest.Sessions;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>One score over the completed samples of an eval.</summary>
internal static class ScoreFold
{
    public const double Confidence = 0.95;

    /// <param name="slots">The eval's.</param>
    /// <param name="column">The score's values.</param>
    /// <param name="trials">Of each sample.</param>
    /// <param name="clusters">Which samples belong together; null for none.</param>
    public static ScoreFigures Of(ChunkedArray<ResultSlot> slots, ScoreColumn column, int trials, SampleClusters? clusters = null)
    {
        var averages = trials > 1 || clusters is not null ? new RowAverages() : null;
        var moments = new Moments();
        var missing = 0;
        for (var i = 0; i < slots.Count; i++)
        {
            if (!OutcomeCounts.IsCompleted(slots[i]))
                continue;
            if (double.IsNaN(column[i]))
                missing++;
            else if (averages is not null)
                averages.Add(slots[i].Row, column[i]);
            else
                moments.Add(column[i]);
        }

        if (averages is not null)
            return Of(column.Name, averages.Values, missing, column.IsVerdict, clusters?.Of(averages.Rows));
        return new ScoreFigures(column.Name, moments.Count, missing, moments.Mean, moments.StandardDeviation, column.IsVerdict)
        {
            Interval = column.IsVerdict || moments.Count is < MeanInterval.FewestToResample or > MeanInterval.MostToResample ? null : Interval(Values(slots, column)),
            Median = column.IsVerdict ? null : Median(Values(slots, column)),
        };
    }

    /// <summary>Of one value for each sample.</summary>
    /// <param name="name">The score's.</param>
    /// <param name="values">Of the samples.</param>
    /// <param name="missing">Trials without one.</param>
    /// <param name="areVerdicts">They are shares of good verdicts.</param>
    /// <param name="clusters">Of each sample its cluster, in the same order; null where each is one of its own.</param>
    public static ScoreFigures Of(string name, IReadOnlyList<double> values, int missing, bool areVerdicts, IReadOnlyList<string>? clusters = null)
    {
        var moments = Moments.Of(values);
        var found = clusters is null ? Interval(values) : ClusteredProportion.Of([.. values.Zip(clusters)], Confidence).Interval;
        return new ScoreFigures(name, moments.Count, missing, moments.Mean, moments.StandardDeviation, areVerdicts && values.All(v => v is 0 or 1))
        {
            Interval = found is { } interval ? areVerdicts ? OfShare(interval) : interval : null,
            Clusters = clusters?.Distinct().Count(),
            Median = areVerdicts ? null : Median(values),
        };
    }

    /// <summary>Of a score's mean, at 95 %; null where it cannot be said.</summary>
    public static Interval? IntervalOf(ScoreFigures score) => score.Interval is not null || score.Clusters is not null ? score.Interval : score.IsVerdict
        ? WilsonInterval.Of((int)Math.Round(score.Mean * score.Count), score.Count, Confidence)
        : StudentInterval.Of(score.Mean, score.StandardDeviation, score.Count, Confidence);

    // Student's knows nothing of the ends of a share.
    private static Interval OfShare(Interval interval) => new(Math.Max(0, interval.Low), Math.Min(1, interval.High));

    private static Interval? Interval(IEnumerable<double> values) => MeanInterval.Of(values, Confidence).Interval;

    private static double? Median(IEnumerable<double> values) => QuantileInterval.Median(values, Confidence).Value.Value;

    private static IEnumerable<double> Values(ChunkedArray<ResultSlot> slots, ScoreColumn column)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (OutcomeCounts.IsCompleted(slots[i]) && !double.IsNaN(column[i]))
                yield return column[i];
        }
    }
}
