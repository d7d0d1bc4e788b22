
using EvalTest.Figures;

namespace EvalTest.Comparing;

/// <summary>What of two evals is not compared, in words.</summary>
internal static class LeftOutText
{
    /// <summary>The counts: <c>3 only in a, 1 with another input</c>; empty where nothing is left out.</summary>
    public static string Of(PairComparison pair) => string.Join(", ", Parts(pair).Select(p => $"{FigureText.Count(p.Samples.Count)} {p.What}"));

    /// <summary>Each reason that has samples.</summary>
    public static IEnumerable<(string What, SampleList Samples)> Parts(PairComparison pair) => new[]
    {
        ($"only in {pair.First.Label}", pair.LeftOut.OnlyFirst),
        ($"only in {pair.Second.Label}", pair.LeftOut.OnlySecond),
        ("with another input", pair.LeftOut.InputChanged),
        ("with another expected value", pair.LeftOut.ExpectedChanged),
        ("not completed in both", pair.LeftOut.NotCompleted),
    }.Where(p => p.Item2.Count > 0);
}
