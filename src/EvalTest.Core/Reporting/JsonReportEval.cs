using System.Text.Json;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Statistics;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>One eval in <see cref="JsonReport"/>.</summary>
internal static class JsonReportEval
{
    private const double Confidence = 0.95;

    public static void Write(Utf8JsonWriter json, RecordedEval eval)
    {
        var (summary, verdict) = (eval.Summary, eval.Verdict);
        json.WriteString("assembly", eval.Assembly);
        json.WriteString("eval", eval.Eval.Id);
        json.WriteString("variant", eval.Eval.Variant);
        json.WriteString("displayName", eval.Eval.DisplayName);
        json.WriteString("status", ReportNames.Of(eval.Status));
        json.WriteBoolean("passes", verdict.Passes);
        JsonReport.WriteTexts(json, "reasons", verdict.Reasons);
        json.WriteString("part", summary.Partial);
        json.WriteBoolean("selected", summary.Selected);
        WriteCounts(json, eval);
        JsonReport.WriteAll(json, "figures", Figures(summary), WriteFigure);
        WriteLatency(json, SampleTotals.Of(eval));
        JsonReport.WriteAll(json, "gates", verdict.Gates, WriteGate);
        JsonReport.WriteAll(json, "failures", summary.Failures, WriteFailure);
        json.WriteNumber("failuresLeftOut", Math.Max(0, summary.Failed + summary.Errors + summary.Timeouts - summary.Failures.Count));
    }

    // An eval without verdicts says so, instead of having no pass rate without a word.
    private static IEnumerable<FigureRow> Figures(EvalSummary summary) =>
        FigureRows.Of(summary) is [{ Kind: FigureKind.PassRate }, ..] rows ? rows : [FigureRows.PassRate(summary), .. FigureRows.Of(summary)];

    private static void WriteCounts(Utf8JsonWriter json, RecordedEval eval)
    {
        var summary = eval.Summary;
        json.WriteStartObject("counts");
        JsonReport.WriteNumber(json, "total", eval.Total);
        if (eval.Total is null)
            json.WriteString("totalReason", "no session has read the dataset to its end");
        json.WriteNumber("samples", summary.Samples);
        json.WriteNumber("trials", summary.Trials);
        json.WriteNumber("completed", summary.Completed);
        json.WriteNumber("passed", summary.Passed);
        json.WriteNumber("failed", summary.Failed);
        json.WriteNumber("errors", summary.Errors);
        json.WriteNumber("timeouts", summary.Timeouts);
        json.WriteNumber("skipped", summary.Skipped);
        json.WriteNumber("pending", summary.Pending);
        json.WriteNumber("givenUp", summary.GivenUp);
        json.WriteNumber("edited", summary.Edited);
        json.WriteNumber("stale", summary.Stale);
        json.WriteNumber("conflicts", summary.ConflictCount);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, FigureRow row)
    {
        json.WriteString("kind", ReportNames.Of(row.Kind));
        json.WriteString("name", row.Name);
        JsonReport.WriteNumber(json, "value", row.Value);
        WriteInterval(json, row.Interval, row.Unknown);
        json.WriteNumber("samples", row.Count);
        json.WriteNumber("missing", row.Missing);
        JsonReport.WriteNumber(json, "standardError", row.StandardError);
        JsonReport.WriteNumber(json, "median", row.Median);
        JsonReport.WriteNumber(json, "atWorst", row.AtWorst);
        if (row.Clusters is { } clusters)
            json.WriteNumber("clusters", clusters);
    }

    private static void WriteInterval(Utf8JsonWriter json, Interval? interval, string? reason)
    {
        JsonReport.WriteNumber(json, "low", interval?.Low);
        JsonReport.WriteNumber(json, "high", interval?.High);
        json.WriteNumber("confidence", Confidence);
        json.WriteString("reason", reason);
    }

    private static void WriteLatency(Utf8JsonWriter json, SampleTotals totals)
    {
        (string Name, double Quantile)[] quantiles = [("median", 0.5), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)];
        JsonReport.WriteAll(json, "latency", quantiles.Select(q => (q.Name, QuantileInterval.Of(totals.Latencies, q.Quantile, Confidence))), (_, figure) =>
        {
            json.WriteString("name", figure.Name);
            JsonReport.WriteNumber(json, "value", figure.Item2.Value.Value);
            WriteInterval(json, figure.Item2.Interval, figure.Item2.Value.Reason ?? figure.Item2.NoInterval);
        });
        json.WriteStartObject("usage");
        json.WriteNumber("samples", totals.WithUsage);
        JsonReport.WriteNumber(json, "inputTokens", totals.WithUsage == 0 ? null : totals.InputTokens);
        JsonReport.WriteNumber(json, "outputTokens", totals.WithUsage == 0 ? null : totals.OutputTokens);
        JsonReport.WriteNumber(json, "cost", (double?)totals.Cost);
        if (totals.Cost is null)
            json.WriteString("reason", totals.WithUsage == 0 ? "no sample says what it used" : "no sample says what it cost");
        json.WriteEndObject();
    }

    private static void WriteGate(Utf8JsonWriter json, GateVerdict verdict)
    {
        var gate = verdict.Gate;
        json.WriteString("figure", gate.Figure);
        json.WriteString("score", gate.Score);
        JsonReport.WriteNumber(json, "quantile", gate.Quantile);
        JsonReport.WriteNumber(json, "atLeast", gate.AtLeast);
        JsonReport.WriteNumber(json, "atMost", gate.AtMost);
        JsonReport.WriteNumber(json, "maxErrorRate", gate.MaxErrorRate);
        JsonReport.WriteNumber(json, "withConfidence", gate.WithConfidence);
        json.WriteString("status", ReportNames.Of(verdict.Status));
        JsonReport.WriteNumber(json, "value", verdict.Value);
        json.WriteString("text", verdict.Text);
    }

    private static void WriteFailure(Utf8JsonWriter json, SampleRecord record)
    {
        json.WriteString("id", record.Key.SampleId);
        json.WriteNumber("trial", record.Key.Trial);
        json.WriteString("outcome", ReportNames.Of(record.Outcome));
        json.WriteString("reason", SampleLine.Reason(record));
    }
}
