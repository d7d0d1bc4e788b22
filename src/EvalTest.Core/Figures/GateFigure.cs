using EvalTest.Model;

namespace EvalTest.Figures;

/// <summary>Holds one gate against the figures of a whole run.</summary>
internal static class GateFigure
{
    // A mean is a rounded sum: 0.8 as 800 ones of 1,000 must hold against 0.8. No eval tells 1e-12 apart.
    private const double RelativeTolerance = 1e-12;

    private const int MostNames = 3;

    /// <summary>
    /// Both parts of the gate, its bounds and its error rate, must hold. Bounds are inclusive, with a relative tolerance of 1e-12 for the
    /// rounding of sums. A figure that does not exist does not hold.
    /// </summary>
    public static GateVerdict Judge(Gate gate, EvalSummary summary)
    {
        var errorRate = gate.MaxErrorRate is { } limit ? ErrorRate(summary, limit) : null;
        var bounds = gate is { AtLeast: null, AtMost: null } ? null : Bounds(gate, summary);
        if (bounds is { Status: GateStatus.Fails } && summary.Heaviest.GetValueOrDefault(gate) is { } heaviest)
            bounds = bounds with { Text = bounds.Text + heaviest.Text };

        var status = errorRate is { Status: not GateStatus.Holds } ? errorRate.Status : bounds?.Status ?? GateStatus.Holds;
        var word = status switch
        {
            GateStatus.Holds => "holds",
            GateStatus.Underpowered => "underpowered",
            GateStatus.NotJudged => "not judged",
            _ => "fails",
        };
        var texts = new[] { bounds?.Text, errorRate?.Text }.Where(t => t is not null);
        return new GateVerdict(gate, status, (bounds ?? errorRate)?.Value ?? double.NaN, $"{GateCondition.Of(gate)}: {word}, {string.Join("; ", texts)}");
    }

    /// <summary>Whether a figure is on the gate's side of its bounds.</summary>
    public static bool Within(Gate gate, double figure) =>
        (gate.AtLeast is not { } low || figure >= low - Slack(low)) && (gate.AtMost is not { } high || figure <= high + Slack(high)) && !double.IsNaN(figure);

    public static string Beside(Gate gate, double figure) => FigureText.Beside(figure, gate.AtLeast, gate.AtMost);

    private static GatePart Bounds(Gate gate, EvalSummary summary)
    {
        if (summary.Completed == 0)
            return GatePart.Failed("no sample is completed");

        var score = summary.Scores.FirstOrDefault(s => s.Name == gate.Score && s.Count > 0);
        var values = summary.GateValues.GetValueOrDefault(gate.Score);
        if (values?.Unknown is { } reason)
            return GatePart.Failed(reason);
        if (score is null && gate is { Score: Score.PassedName, Quantile: null })
            return PassRate(gate, summary, values);
        if (score is null && summary.Metrics.FirstOrDefault(m => m.Name == gate.Score) is { } metric)
            return metric.IsElsewhere ? new GatePart(GateStatus.NotJudged, double.NaN, "the test project's own code computes this metric; a run of the whole judges it") : GateMetric.Judge(gate, metric);
        if (score is null && values is null)
            return NoScore(gate, summary);

        var (figure, name) = gate.Quantile is { } quantile ? (values!.Quantile(quantile), "it is") : (score?.MeanWithMissing ?? values!.Mean, "the mean is");
        return Held(gate, figure, values, $"{name} {Beside(gate, figure)}", score is null ? "" : MissingText(gate, score, summary));
    }

    private static GatePart PassRate(Gate gate, EvalSummary summary, GateValues? values)
    {
        var judged = summary.Passed + summary.Failed;
        if (judged == 0)
            return GatePart.Failed($"no completed sample has a verdict. {ScoresThereAre(summary)}");

        var rate = summary.PassRate?.Mean ?? (double)summary.Passed / judged;
        return Held(gate, rate, values, $"{FigureText.Count(summary.Passed)} of {FigureText.Count(judged)} passed: {Beside(gate, rate)}", "");
    }

    private static GatePart Held(Gate gate, double figure, GateValues? values, string text, string more)
    {
        if (gate.WithConfidence is { } confidence)
            return GateConfidence.Judge(gate, figure, values!, confidence) is var (status, sure) ? new GatePart(status, figure, $"{text} {sure}{more}") : throw new System.Diagnostics.UnreachableException();
        return new GatePart(Within(gate, figure) ? GateStatus.Holds : GateStatus.Fails, figure, text + more);
    }

    private static string MissingText(Gate gate, ScoreFigures score, EvalSummary summary)
    {
        if (score.Missing == 0)
            return "";

        var text = $"; {FigureText.Count(score.Missing, $"completed {summary.Noun}")} without this score {(score.Missing == 1 ? "counts" : "count")} as 0";
        return summary.WithoutScore.TryGetValue(gate.Score, out var ids) && ids.Count > 0 ? $"{text}: {FigureText.Some(ids, score.Missing, MostNames)}" : text;
    }

    private static GatePart NoScore(Gate gate, EvalSummary summary) =>
        GatePart.Failed($"no completed sample has a score \"{gate.Score}\". {ScoresThereAre(summary)}");

    private static GatePart ErrorRate(EvalSummary summary, double limit)
    {
        var bad = summary.Errors + summary.Timeouts;
        var ran = summary.Completed + bad;
        if (ran == 0)
            return GatePart.Failed("no sample ran");

        var rate = (double)bad / ran;
        return new GatePart(rate <= limit + Slack(limit) ? GateStatus.Holds : GateStatus.Infrastructure, rate, $"{FigureText.Count(bad)} of {FigureText.Count(ran)} are errors or time-outs: {FigureText.Beside(rate, limit)}");
    }

    private static string ScoresThereAre(EvalSummary summary)
    {
        var names = summary.Scores.Where(s => s.Count > 0).Select(s => s.Name).Concat(summary.Metrics.Select(m => m.Name)).ToArray();
        return names.Length == 0 ? "There are no scores; return a Score from the eval." : $"The scores there are: {FigureText.Some(names, names.Length, 10)}.";
    }

    private static double Slack(double bound) => Math.Abs(bound) * RelativeTolerance;
}
