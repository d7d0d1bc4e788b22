using System.Text;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>The worst samples of each eval at the end of <see cref="MarkdownReport"/>, folded away, as far as there is room.</summary>
internal static class MarkdownSamples
{
    private const int MostOfEach = 10;
    private const int MostOfPart = 800;

    // What the last line, which counts what is left out, may take.
    private const int Reserve = 200;

    public static void Write(StringBuilder text, IReadOnlyList<RecordedEval> evals, int most)
    {
        var isFirst = true;
        var leftOut = 0;
        for (var i = 0; i < evals.Count; i++)
        {
            var worst = WorstSamples.Of(evals[i], MostOfEach);
            if (worst.Total == 0)
                continue;

            // Each eval gets an equal part of what the ones before it left.
            var share = (most - Reserve - text.Length) / (evals.Count - i);
            var section = Section(evals[i], worst, share - (isFirst ? 30 : 0), out var shown);
            leftOut += worst.Total - shown;
            if (shown == 0)
                continue;
            text.Append(isFirst ? "### Samples to look at\n\n" : "").Append(section);
            isFirst = false;
        }

        if (leftOut > 0)
            text.Append("Left out: ").Append(FigureText.Count(leftOut, "failing sample")).Append(". The session files hold all of them.\n");
    }

    private static string Section(RecordedEval eval, WorstSamples worst, int most, out int shown)
    {
        shown = 0;
        var text = new StringBuilder();
        var title = worst.Score is { } score ? $"{(worst.IsHighest ? "highest" : "lowest")} {MarkdownText.Code(score, 100)}" : FigureText.Count(worst.Total, "failing sample");
        text.Append(MarkdownReport.Name(eval)).Append(": ").Append(title).Append("\n\n");
        foreach (var record in worst.Records)
        {
            var sample = Sample(record);
            if (text.Length + sample.Length > most)
                break;
            text.Append(sample);
            shown++;
        }

        return text.ToString();
    }

    // An HTML block: nothing in it is read as Markdown. Within pre even an empty line does not end it.
    private static string Sample(SampleRecord record)
    {
        var text = new StringBuilder();
        text.Append("<details><summary><code>").Append(Html(Printable.Line(record.Key.Name, 200))).Append("</code> <code>").Append(Html(Printable.Line(SampleLine.Reason(record), 200))).Append("</code></summary>\n\n<pre>");
        Part(text, "error", record.Error is { } error ? $"{error.Type}: {error.Message}" : "");
        foreach (var score in record.Scores)
            Part(text, score.Name, FigureText.Exact(score.Value) + (score.Reason is { } reason ? $": {reason}" : ""));
        foreach (var (name, value) in record.Values)
            Part(text, name, JsonText.Plain(value));
        Part(text, "expected", JsonText.Plain(record.ExpectedJson.Span));
        Part(text, "input", JsonText.Plain(record.InputJson.Span));
        foreach (var (place, file) in record.Files)
            Part(text, place, $"{FigureText.Count(file.Length)} bytes, in {file.Sha256}.value");
        return text.ToString().TrimEnd('\n') + "</pre>\n\n</details>\n\n";
    }

    private static void Part(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            text.Append("<b>").Append(Html(Printable.Line(name, 100))).Append("</b>\n").Append(Html(Printable.Block(value, MostOfPart).Trim('\n'))).Append("\n\n");
    }

    private static string Html(string text) => MarkdownText.Html(text);
}
