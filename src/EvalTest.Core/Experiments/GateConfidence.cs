using EvalTest.Model;
using EvalTest.Statistics;

namespace EvalTest.Experiments;

/// <summary>
/// Whether a figure keeps its bounds as surely as a gate asks. It does if its one-sided confidence bound does; it does not if the bound on the other
/// side misses it as well; between the two only more samples could tell.
/// </summary>
internal static class GateConfidence
{
    public static (GateStatus Status, string Text) Judge(Gate gate, double figure, GateValues values, double confidence)
    {
        var bounds = gate.Quantile is { } quantile ? OneSidedBounds.OfQuantile(values.Each, quantile, confidence) : OneSidedBounds.OfMean(values.Each, confidence);
        if ((bounds.Lower.Reason ?? bounds.Upper.Reason) is { } reason)
            return (GateStatus.Underpowered, $"and how sure that is nobody can say: {reason}");

        var (low, high) = (bounds.Lower.Value!.Value, bounds.Upper.Value!.Value);
        var text = (gate.AtLeast, gate.AtMost) switch
        {
            (not null, not null) => $"and lies between {GateFigure.Beside(gate, low)} and {GateFigure.Beside(gate, high)}, each with {GateCondition.Percent(confidence)} confidence",
            (not null, null) => $"and at least {GateFigure.Beside(gate, low)} with {GateCondition.Percent(confidence)} confidence",
            _ => $"and at most {GateFigure.Beside(gate, high)} with {GateCondition.Percent(confidence)} confidence",
        };
        if (Clears(gate, low, high))
            return (GateStatus.Holds, text);
        return Misses(gate, low, high) ? (GateStatus.Fails, text) : (GateStatus.Underpowered, text + Needed(gate, figure, values, confidence));
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

        var spread = Spread.Of(values.Each);
        if (spread.IsProportion && spread.StandardDeviation.Value is null && MoreLikeThese(gate, figure, values.Each.Count, confidence) is { } more)
            return $"; {FigureText.Count(more)} samples would decide, if all are like {(values.Each.Count == 1 ? "this one" : $"these {FigureText.Count(values.Each.Count)}")}";

        var distance = new[] { gate.AtLeast, gate.AtMost }.OfType<double>().Min(bound => Math.Abs(figure - bound));
        var needed = SampleSize.ToClear(spread.StandardDeviation, distance, confidence);
        return needed.Value is { } count ? $"; about {FigureText.Count((long)count)} samples would decide, if they are like these {FigureText.Count(values.Each.Count)}" : $"; {needed.Reason}";
    }

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
