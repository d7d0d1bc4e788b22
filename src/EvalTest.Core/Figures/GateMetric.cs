using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>Holds a gate against a custom metric.</summary>
internal static class GateMetric
{
    public static GatePart Judge(Gate gate, MetricFigure metric)
    {
        if (gate.Quantile is not null)
            return GatePart.Failed("it is one figure over all samples, of which there is no quantile. Leave Quantile out");
        if (metric.Estimate.Value.Value is not { } figure)
            return GatePart.Failed($"it is unknown: {metric.Estimate.Value.Reason}");

        var text = $"it is {GateFigure.Beside(gate, figure)}";
        if (gate.WithConfidence is not { } confidence)
            return new GatePart(GateFigure.Within(gate, figure) ? GateStatus.Holds : GateStatus.Fails, figure, text);

        var (status, sure) = GateConfidence.Judge(gate, metric.Bounds[confidence], confidence, metric.Clusters is { } clusters ? $" over {FigureText.Count(clusters, "cluster")}" : "");
        return new GatePart(status, figure, $"{text} {sure}");
    }
}
