using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>What a gate must be to be judged; asked at discovery, before anything runs.</summary>
internal static class GateRules
{
    /// <summary>What is wrong with the gate and what to write instead; null where it is right.</summary>
    public static string? Validate(Gate gate)
    {
        if (string.IsNullOrWhiteSpace(gate.Score))
            return "[Gate(\"\")] names no score. Write [Gate(\"accuracy\", AtLeast = 0.8)] for the mean of a score, or [Gate(AtLeast = 0.8)] for the pass rate.";

        var at = $"[Gate(\"{gate.Score}\")]";
        if (gate is { AtLeast: null, AtMost: null, MaxErrorRate: null })
            return $"{at} has no condition, so it would always hold. Write [Gate(\"{gate.Score}\", AtLeast = 0.8)], or give AtMost or MaxErrorRate.";
        if (Infinite(gate.AtLeast) || Infinite(gate.AtMost))
            return $"{at} has an infinite bound. Leave the bound out where there is none.";
        if (gate.AtLeast > gate.AtMost)
            return $"{at} can never hold: AtLeast = {FigureText.Exact(gate.AtLeast.Value)} is above AtMost = {FigureText.Exact(gate.AtMost.Value)}. Swap the two.";
        if (gate.Score == Score.PassedName && (OutsideOfRate(gate.AtLeast) ?? OutsideOfRate(gate.AtMost)) is { } bound)
            return $"{at} has the bound {FigureText.Exact(bound)}, but a pass rate lies between 0 and 1. Write 0.8 for 80 %.";
        if (gate.Quantile is { } quantile && quantile is not (> 0 and < 1))
            return $"{at} has Quantile = {FigureText.Exact(quantile)}, but a quantile lies between 0 and 1. Write 0.95 for the value that a twentieth of the samples exceeds.";
        if (gate.WithConfidence is { } confidence && confidence is not (> 0.5 and <= 0.9995))
            return $"{at} has WithConfidence = {FigureText.Exact(confidence)}, but it lies above 0.5 and is at most 0.9995. Write 0.95 to be 95 % sure.";
        if ((gate.Quantile ?? gate.WithConfidence) is not null && gate is { AtLeast: null, AtMost: null })
            return $"{at} has {(gate.Quantile is null ? "WithConfidence" : "Quantile")} and no bound. Give AtLeast or AtMost.";
        if (OutsideOfRate(gate.MaxErrorRate) is { } rate)
            return $"{at} has MaxErrorRate = {FigureText.Exact(rate)}, but a rate lies between 0 and 1. Write 0.05 for 5 %.";
        return null;
    }

    private static bool Infinite(double? bound) => bound is { } b && !double.IsFinite(b);

    private static double? OutsideOfRate(double? rate) => rate is { } r && r is not (>= 0 and <= 1) ? r : null;
}
