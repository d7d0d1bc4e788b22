using System.Text;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>An experiment, or some of its samples, for people.</summary>
internal sealed class ShownText(Screen screen, RecordedExperiment experiment, ShownParts asked)
{
    private const int MostFailures = 10;

    public void Write()
    {
        if (asked.AreSamples)
        {
            WriteSamples();
            return;
        }

        WriteHead();
        WriteEvals();
        foreach (var eval in experiment.Evals)
            WriteEval(eval);
        WriteSessions();
        WriteDamage();
        WriteResume();
    }

    private void WriteHead()
    {
        var facts = ExperimentFacts.Of(experiment);
        screen.Line($"{experiment.Name}: {StatusText.Of(experiment).Text}");
        screen.Line(Printable.Line(experiment.Path));
        screen.Line($"last written {StatusText.Time(facts.Updated)}, {FigureText.Duration(facts.Duration)} in {FigureText.Count(experiment.Sessions.DistinctBy(s => s.Header.Session).Count(), "session")}");
        screen.Line();
    }

    private void WriteEvals() => screen.Table(["eval", "status", "#completed", "#errors", "#skipped", "result"], experiment.Evals.Select(IReadOnlyList<Cell> (e) =>
    [
        e.Eval.Name,
        StatusText.Of(e.Status),
        StatusText.Progress(e.Summary.Completed, e.Total),
        e.Summary.Errors + e.Summary.Timeouts is 0 ? "0" : Cell.Bad(FigureText.Count(e.Summary.Errors + e.Summary.Timeouts)),
        FigureText.Count(e.Summary.Skipped),
        StatusText.Figure(FigureRows.Headline(e.Summary)),
    ]));

    private void WriteEval(RecordedEval eval)
    {
        var text = new StringBuilder();
        ScoreTable.Write(text, eval.Summary);
        var verdict = eval.Verdict;
        foreach (var gate in verdict.Gates)
            text.Append("  gate ").Append(Printable.Line(gate.Text)).Append('\n');
        FailureList.Write(text, eval.Summary, asked.Full ? int.MaxValue : MostFailures);
        if (text.Length > 0)
            screen.Line($"\n{Printable.Line(eval.Eval.Name)}\n{text.ToString().TrimEnd('\n')}");
    }

    private void WriteSessions()
    {
        screen.Line();
        screen.Table(["session", "assembly", "part", "started", "by", "ended"], experiment.Sessions.DistinctBy(s => s.Header.Session).Select(IReadOnlyList<Cell> (s) =>
        [
            s.Header.Session,
            s.Header.Assembly,
            s.Header.Shard?.ToString() ?? "",
            StatusText.Time(s.Header.Started),
            By(s.Header),
            s.IsReview ? "review" : s.End is not { } end ? Cell.Notice("no end") : end.Status == "finished" ? "finished" : Cell.Notice($"stopped: {end.Reason}"),
        ]));
    }

    private static string By(HeaderRecord header) =>
        string.Join(" on ", new[] { header.Pid is { } pid ? $"process {pid}" : null, header.Facts.FirstOrDefault(f => f.Key == "host").Value }.OfType<string>());

    private void WriteDamage()
    {
        var damage = experiment.Damage.Where(d => !d.Normal).ToList();
        if (damage.Count == 0)
            return;
        screen.Line($"\n{FigureText.Count(damage.Count, "place")} in the session files cannot be believed; evaltest verify {experiment.Name} says what that costs");
        foreach (var one in damage.Take(asked.Full ? int.MaxValue : MostFailures))
            screen.Block(one.ToString(), "  ");
    }

    private void WriteResume()
    {
        if (experiment.Status is ExperimentStatus.Interrupted or ExperimentStatus.Incomplete && experiment.Evals.Count > 0)
            screen.Line($"\nresume with: dotnet test {Printable.Line(experiment.Evals[0].Summary.ResumeArguments)}");
    }

    private void WriteSamples()
    {
        var count = 0;
        foreach (var eval in experiment.Evals)
        {
            foreach (var record in asked.Of(eval))
            {
                count++;
                WriteSample(eval, record);
            }
        }

        if (asked.Sample is null)
            screen.Line(count == 0 ? "none" : FigureText.Count(count, "sample"));
    }

    private void WriteSample(RecordedEval eval, SampleRecord record)
    {
        if (asked.Sample is null && !asked.Full)
        {
            screen.Line($"{Printable.Line(eval.Eval.Name)}  {SampleLine.Id(record.Key)}  {SampleLine.Reason(record)}");
            return;
        }

        screen.Line($"{Printable.Line(eval.Eval.Name)}, attempt {record.Attempt}, {FigureText.Duration(record.Duration)} from {StatusText.Time(record.Started)}");
        screen.Line(SampleText.Message(record, asked.Full, eval.NotesOf(record.Key)));
        if (SampleText.Stack(record) is { } stack)
            screen.Line(stack.TrimEnd('\n'));
        screen.Line();
    }
}
