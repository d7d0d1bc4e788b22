using EvalTest.Model;

namespace EvalTest.Experiments;

/// <summary>Holds one gate against the figures of a whole run.</summary>
internal static class GateFigure
{
    // A mean is a rounded sum: 0.8 as 800 ones of 1,000 must hold against 0.8. No eval tells 1e-12 apart.
    private const double RelativeTolerance = 1e-12;

    private const int MostNames = 3;

    /// <summary>The gate in one line, as in <c>accuracy >= 0.8</c>.</summary>
    public static string Condition(Gate gate)
    {
        var bounds = (gate.AtLeast, gate.AtMost) switch
        {
            ({ } low, { } high) => $"{FigureText.Exact(low)} <= {gate.Score} <= {FigureText.Exact(high)}",
            ({ } low, null) => $"{gate.Score} >= {FigureText.Exact(low)}",
            (null, { } high) => $"{gate.Score} <= {FigureText.Exact(high)}",
            _ => null,
        };
        var errors = gate.MaxErrorRate is { } limit ? $"error rate <= {FigureText.Exact(limit)}" : null;
        return string.Join(" and ", new[] { bounds, errors }.Where(c => c is not null));
    }

    /// <summary>
    /// Both parts of the gate, its bounds and its error rate, must hold. Bounds are inclusive, with a relative tolerance of 1e-12 for the
    /// rounding of sums. A figure that does not exist does not hold.
    /// </summary>
    public static GateVerdict Judge(Gate gate, EvalSummary summary)
    {
        var errorRate = gate.MaxErrorRate is { } limit ? ErrorRate(summary, limit) : null;
        var bounds = gate is { AtLeast: null, AtMost: null } ? null : Bounds(gate, summary);

        var holds = errorRate?.Holds != false && bounds?.Holds != false;
        var texts = new[] { bounds?.Text, errorRate?.Text }.Where(t => t is not null);
        return new GateVerdict(gate, holds, (bounds ?? errorRate)?.Value ?? double.NaN, $"{Condition(gate)}: {(holds ? "holds" : "fails")}, {string.Join("; ", texts)}");
    }

    private static Part Bounds(Gate gate, EvalSummary summary)
    {
        if (summary.Completed == 0)
            return new Part(false, double.NaN, "no sample is completed");

        var score = summary.Scores.FirstOrDefault(s => s.Name == gate.Score && s.Count > 0);
        if (score is null && gate.Score == Score.PassedName)
            return PassRate(gate, summary);
        return score is null ? NoScore(gate, summary) : Mean(gate, score, summary);
    }

    private static Part PassRate(Gate gate, EvalSummary summary)
    {
        var judged = summary.Passed + summary.Failed;
        if (judged == 0)
            return new Part(false, double.NaN, $"no completed sample has a verdict. {ScoresThereAre(summary)}");

        var rate = (double)summary.Passed / judged;
        return new Part(Within(gate, rate), rate, $"{FigureText.Count(summary.Passed)} of {FigureText.Count(judged)} passed: {Beside(gate, rate)}");
    }

    private static Part Mean(Gate gate, ScoreFigures score, EvalSummary summary)
    {
        var mean = score.MeanWithMissing;
        var text = $"the mean is {Beside(gate, mean)}";
        if (score.Missing > 0)
            text += $"; {FigureText.Count(score.Missing, $"completed {summary.Noun}")} without this score {(score.Missing == 1 ? "counts" : "count")} as 0";
        if (summary.WithoutScore.TryGetValue(gate.Score, out var ids) && ids.Count > 0)
            text += $": {FigureText.Some(ids, score.Missing, MostNames)}";
        return new Part(Within(gate, mean), mean, text);
    }

    private static Part NoScore(Gate gate, EvalSummary summary) =>
        new(false, double.NaN, $"no completed sample has a score \"{gate.Score}\". {ScoresThereAre(summary)}");

    private static Part ErrorRate(EvalSummary summary, double limit)
    {
        var bad = summary.Errors + summary.Timeouts;
        var ran = summary.Completed + bad;
        if (ran == 0)
            return new Part(false, double.NaN, "no sample ran");

        var rate = (double)bad / ran;
        return new Part(rate <= limit + Slack(limit), rate, $"{FigureText.Count(bad)} of {FigureText.Count(ran)} are errors or time-outs: {FigureText.Beside(rate, limit)}");
    }

    private static string ScoresThereAre(EvalSummary summary)
    {
        var names = summary.Scores.Where(s => s.Count > 0).Select(s => s.Name).ToArray();
        return names.Length == 0 ? "There are no scores; return a Score from the eval." : $"The scores there are: {FigureText.Some(names, names.Length, 10)}.";
    }

    private static bool Within(Gate gate, double figure) =>
        (gate.AtLeast is not { } low || figure >= low - Slack(low)) && (gate.AtMost is not { } high || figure <= high + Slack(high)) && !double.IsNaN(figure);

    private static double Slack(double bound) => Math.Abs(bound) * RelativeTolerance;

    private static string Beside(Gate gate, double figure) => FigureText.Beside(figure, gate.AtLeast, gate.AtMost);

    private sealed record Part(bool Holds, double Value, string Text);
}
