using System.Text;
using EvalTest.Figures;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>An experiment for a comment on a pull request: what holds, what failed and why, and the worst samples folded away.</summary>
internal static class MarkdownReport
{
    /// <summary>A comment on GitHub holds 65,536 characters; a few are left for whoever puts the report into one.</summary>
    public const int MostCharacters = 60_000;

    private const int MostOfTable = 20_000;
    private const int MostOfReasons = 20_000;
    private const int MostOfName = 200;
    private const int MostOfReason = 600;

    public static string Write(RecordedExperiment experiment)
    {
        // What failed comes first: it is what is looked for, and what is left out at the end was good.
        RecordedEval[] evals = [.. experiment.Evals.OrderBy(e => e.Verdict.Passes)];
        var text = new StringBuilder();
        text.Append("## ").Append(MarkdownText.Code(experiment.Name, MostOfName)).Append(": ").Append(State(experiment)).Append("\n\n");
        WriteTable(text, evals);
        WriteReasons(text, evals);
        MarkdownSamples.Write(text, evals, MostCharacters);
        return text.ToString();
    }

    public static string Name(RecordedEval eval) => MarkdownText.Code(eval.Eval.Variant.Length == 0 ? eval.Eval.DisplayName : eval.Eval.Name, MostOfName);

    private static string State(RecordedExperiment experiment)
    {
        var failed = experiment.Evals.Count(e => !e.Verdict.Passes);
        var evals = FigureText.Count(experiment.Evals.Count, "eval");
        var state = experiment.Evals.Count == 0 ? "no eval is recorded" : failed == 0 ? $"{evals} passed" : $"{FigureText.Count(failed)} of {evals} failed";
        return experiment.Status == ExperimentStatus.Complete ? state : $"{state}, {ReportNames.Of(experiment.Status)}";
    }

    private static void WriteTable(StringBuilder text, RecordedEval[] evals)
    {
        if (evals.Length == 0)
            return;

        text.Append("| eval | | completed | figure | value | 95 % interval | gates |\n|---|---|--:|---|--:|---|---|\n");
        Limited(text, evals, MostOfTable, Row, "\n", "eval");
        text.Append('\n');
    }

    private static string Row(RecordedEval eval)
    {
        var (summary, verdict) = (eval.Summary, eval.Verdict);
        var headline = FigureRows.Headline(summary);
        var interval = headline?.Interval is { } i ? $"{FigureText.Value(i.Low)} to {FigureText.Value(i.High)}" : "";
        var state = !verdict.Passes ? "❌ failed" : summary.NothingJudged ? "➖ skipped" : "✅ passed";
        var figure = headline switch { null => "", { Kind: FigureKind.PassRate } => "pass rate", { Kind: FigureKind.Score } => "mean of " + MarkdownText.Code(headline.Name, MostOfName), _ => MarkdownText.Code(headline.Name, MostOfName) };
        return $"| {Name(eval)} | {state} | {Completed(eval)} | {figure} | {(headline is null ? "" : FigureText.Value(headline.Value))} | {interval} | {Gates(verdict)} |\n";
    }

    private static string Completed(RecordedEval eval) =>
        $"{FigureText.Count(eval.Summary.Completed)} of {(eval.Total is { } total ? FigureText.Count(total) : "at least " + FigureText.Count(eval.Summary.Planned))}";

    private static string Gates(EvalVerdict verdict)
    {
        var holding = verdict.Gates.Count(g => g.Status == GateStatus.Holds);
        return verdict.Gates.Count == 0 ? ""
            : verdict.Gates.All(g => g.Status == GateStatus.NotJudged) ? "not judged"
            : holding == verdict.Gates.Count ? $"{FigureText.Count(holding)} {(holding == 1 ? "holds" : "hold")}"
            : $"{FigureText.Count(holding)} of {FigureText.Count(verdict.Gates.Count)} hold";
    }

    private static void WriteReasons(StringBuilder text, RecordedEval[] evals)
    {
        var failed = evals.Where(e => !e.Verdict.Passes).ToArray();
        if (failed.Length == 0)
            return;

        text.Append("### What failed\n\n");
        Limited(text, failed, MostOfReasons, Reasons, "", "eval");
        text.Append('\n');
    }

    private static string Reasons(RecordedEval eval)
    {
        var reasons = eval.Verdict.Reasons.Take(5).Select(r => $"  - {MarkdownText.Code(r, MostOfReason)}\n");
        var rest = eval.Verdict.Reasons.Count - 5;
        return $"- {Name(eval)}\n{string.Concat(reasons)}{(rest > 0 ? $"  - and {FigureText.Count(rest)} more\n" : "")}";
    }

    /// <summary>As many as there is room for, and how many there was none for.</summary>
    private static void Limited(StringBuilder text, RecordedEval[] evals, int most, Func<RecordedEval, string> write, string before, string noun)
    {
        var end = text.Length + most;
        for (var i = 0; i < evals.Length; i++)
        {
            var part = write(evals[i]);
            if (text.Length + part.Length > end)
            {
                text.Append(before).Append("and ").Append(FigureText.Count(evals.Length - i)).Append(" more ").Append(noun).Append(i == evals.Length - 1 ? "" : "s").Append('\n');
                return;
            }

            text.Append(part);
        }
    }
}
