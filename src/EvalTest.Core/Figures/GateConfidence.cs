using EvalTest.Model;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>
/// Whether a figure keeps its bounds as surely as a gate asks. It does if its one-sided confidence bound does; it does not if the bound on the other
/// side misses it as well; between the two only more samples could tell.
/// </summary>
internal static class GateConfidence
{
    public static (GateStatus Status, string Text) Judge(Gate gate, double figure, GateValues values, double confidence)
    {
        var bounds = gate.Quantile is { } quantile ? OneSidedBounds.OfQuantile(values.Each, quantile, confidence)
            : values.InClusters is { } clustered ? OneSidedBounds.OfClusteredMean(clustered, confidence)
            : OneSidedBounds.OfMean(values.Each, confidence);
        var counted = gate.Quantile is null && values.InClusters is { } all ? $" over {FigureText.Count(all.Select(v => v.Cluster).Distinct().Count(), "cluster")}" : "";
        var (status, text) = Judge(gate, bounds, confidence, counted);
        return (status, status == GateStatus.Underpowered && bounds.Lower.Reason is null ? text + Needed(gate, figure, values, confidence) : text);
    }

    /// <summary>Of any figure whose bounds are known, or why they are not.</summary>
    public static (GateStatus Status, string Text) Judge(Gate gate, OneSidedBounds bounds, double confidence, string counted = "")
    {
        if ((bounds.Lower.Reason ?? bounds.Upper.Reason) is { } reason)
            return (GateStatus.Underpowered, $"and how sure that is nobody can say: {reason}");

        var (low, high) = (bounds.Lower.Value!.Value, bounds.Upper.Value!.Value);
        var text = (gate.AtLeast, gate.AtMost) switch
        {
            (not null, not null) => $"and lies between {GateFigure.Beside(gate, low)} and {GateFigure.Beside(gate, high)}, each with {GateCondition.Percent(confidence)} confidence{counted}",
            (not null, null) => $"and at least {GateFigure.Beside(gate, low)} with {GateCondition.Percent(confidence)} confidence{counted}",
            _ => $"and at most {GateFigure.Beside(gate, high)} with {GateCondition.Percent(confidence)} confidence{counted}",
        };
        return (Clears(gate, low, high) ? GateStatus.Holds : Misses(gate, low, high) ? GateStatus.Fails : GateStatus.Underpowered, text);
    }

    private static bool Clears(Gate gate, double low, double high) =>
        (gate.AtLeast is null || GateFigure.Within(gate with { AtMost = null }, low)) && (gate.AtMost is null || GateFigure.Within(gate with { AtLeast = null }, high));

    private static bool Misses(Gate gate, double low, double high) =>
        (gate.AtLeast is not null && !GateFigure.Within(gate with { AtMost = null }, high)) || (gate.AtMost is not null && !GateFigure.Within(gate with { AtLeast = null }, low));

    private static string Needed(Gate gate, double figure, GateValues values, double confidence)
    {
        // Of a quantile the distance of values says nothing about how many it takes.
        if (gate.Quantile is not null)
            return "; more samples would decide";
        if (values.InClusters is { } clustered)
            return NeededInClusters(gate, figure, clustered, confidence);

        var spread = Spread.Of(values.Each);
        if (spread.IsProportion && spread.StandardDeviation.Value is null && MoreLikeThese(gate, figure, values.Each.Count, confidence) is { } more)
            return $"; {FigureText.Count(more)} samples would decide, if all are like {(values.Each.Count == 1 ? "this one" : $"these {FigureText.Count(values.Each.Count)}")}";

        var needed = SampleSize.ToClear(spread.StandardDeviation, Distance(gate, figure), confidence);
        return needed.Value is { } count ? $"; about {FigureText.Count((long)count)} samples would decide, if they are like these {FigureText.Count(values.Each.Count)}" : $"; {needed.Reason}";
    }

    private static string NeededInClusters(Gate gate, double figure, IReadOnlyList<(double Value, string Cluster)> values, double confidence)
    {
        // As many samples as would have this standard error, in clusters like these.
        var deviation = ClusteredMean.StandardError(values).Value is { } error ? Figure.Of(error * Math.Sqrt(values.Count)) : Figure.Unknown("");
        var needed = SampleSize.ToClear(deviation, Distance(gate, figure), confidence);
        return needed.Value is { } count ? $"; about {FigureText.Count((long)count)} samples would decide, if they are in clusters like these {FigureText.Count(values.Count)}" : "; more clusters would decide";
    }

    private static double Distance(Gate gate, double figure) => new[] { gate.AtLeast, gate.AtMost }.OfType<double>().Min(bound => Math.Abs(figure - bound));

    // Where all samples passed, or none, nothing shows their spread; but how many of the kind it takes is a matter of counting.
    private static int? MoreLikeThese(Gate gate, double rate, int n, double confidence)
    {
        const int most = 1_000_000;
        for (; n <= most; n++)
        {
            var bounds = OneSidedBounds.OfProportion(rate > 0 ? n : 0, n, confidence);
            if (Clears(gate, bounds.Lower.Value!.Value, bounds.Upper.Value!.Value) || Misses(gate, bounds.Lower.Value!.Value, bounds.Upper.Value!.Value))
                return n;
        }

        return null;
    }
}
