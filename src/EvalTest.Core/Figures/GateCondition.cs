using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>A gate in words.</summary>
internal static class GateCondition
{
    /// <summary>In one line, as in <c>accuracy >= 0.8 with 95 % confidence</c>.</summary>
    public static string Of(Gate gate)
    {
        var bounds = (gate.AtLeast, gate.AtMost) switch
        {
            ({ } low, { } high) => $"{FigureText.Exact(low)} <= {gate.Figure} <= {FigureText.Exact(high)}",
            ({ } low, null) => $"{gate.Figure} >= {FigureText.Exact(low)}",
            (null, { } high) => $"{gate.Figure} <= {FigureText.Exact(high)}",
            _ => null,
        };
        if (bounds is not null && gate.WithConfidence is { } confidence)
            bounds += $" with {Percent(confidence)} confidence";
        var errors = gate.MaxErrorRate is { } limit ? $"error rate <= {FigureText.Exact(limit)}" : null;
        return string.Join(" and ", new[] { bounds, errors }.Where(c => c is not null));
    }

    public static string Percent(double share) => $"{FigureText.Exact(Math.Round(share * 100, 6))} %";
}
