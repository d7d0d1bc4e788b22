using EvalTest.Figures;
using EvalTest.Statistics;

namespace EvalTest.Comparing;

/// <summary>One score, or the pass rate, of two evals over the samples that they share.</summary>
internal sealed record ScoreComparison
{
    /// <summary>Of p values after the correction, and of intervals one minus it.</summary>
    public const double Level = 0.05;

    /// <summary>The score, or <see cref="EvalTest.Score.PassedName"/> for the pass rate.</summary>
    public required string Name { get; init; }

    /// <summary>As a gate says that only has an upper bound.</summary>
    public required bool LowerIsBetter { get; init; }

    /// <summary>Shared samples that count, trials averaged.</summary>
    public required int Samples { get; init; }

    /// <summary>The mean of the first over these samples.</summary>
    public required double First { get; init; }

    /// <summary>The mean of the second over the same.</summary>
    public required double Second { get; init; }

    /// <summary>Second minus first, with its paired 95 % interval.</summary>
    public required Estimate Difference { get; init; }

    /// <summary>How large the difference is beside its spread, by the measure that <see cref="EffectName"/> names.</summary>
    public required Figure Effect { get; init; }

    /// <summary><c>Cohen's g</c> of verdicts, else <c>Cohen's d_z</c>.</summary>
    public required string EffectName { get; init; }

    /// <summary>How <see cref="P"/> was found.</summary>
    public required string Test { get; init; }

    /// <summary>Of this comparison alone, two-sided.</summary>
    public required Figure P { get; init; }

    /// <summary>Of the differences; unknown where all pairs differ alike.</summary>
    public required Figure Deviation { get; init; }

    /// <summary>Samples on which the second is better.</summary>
    public required int Better { get; init; }

    /// <summary>Samples on which the second is worse.</summary>
    public required int Worse { get; init; }

    /// <summary>Samples on which both are as good.</summary>
    public required int Ties { get; init; }

    /// <summary>Trials of the first without the score, which count as 0.</summary>
    public required int FirstLacking { get; init; }

    /// <summary>Trials of the second without it.</summary>
    public required int SecondLacking { get; init; }

    /// <summary>After Holm's correction over <see cref="Comparisons"/>.</summary>
    public required Figure AdjustedP { get; init; }

    /// <summary>How many were made in the same call.</summary>
    public required int Comparisons { get; init; }

    public ComparisonVerdict Verdict =>
        Better + Worse == 0 && Ties > 0 ? ComparisonVerdict.Same
        : AdjustedP.Value is not { } p ? ComparisonVerdict.Unknown
        : p >= Level || First == Second ? ComparisonVerdict.NoDifferenceShown
        : Second > First != LowerIsBetter ? ComparisonVerdict.Better
        : ComparisonVerdict.Worse;

    /// <summary>About how many samples would show the difference in four runs of five, if they are like these; unknown where it is none.</summary>
    public Figure Needed => Difference.Value.Value is { } difference
        ? SampleSize.ToClear(Deviation, difference, 1 - (Level / 2 / Math.Max(1, Comparisons)))
        : Difference.Value;

    /// <summary>The verdict for a person.</summary>
    public string Words => Verdict switch
    {
        ComparisonVerdict.Same => "the same results",
        ComparisonVerdict.Better => "better",
        ComparisonVerdict.Worse => "worse",
        ComparisonVerdict.NoDifferenceShown => Needed.Value is { } count ? $"no difference shown; about {FigureText.Count((long)count)} samples would decide" : "no difference shown",
        _ => $"unknown: {AdjustedP.Reason}",
    };
}
