using System.CommandLine;
using EvalTest.Figures;
using EvalTest.Options;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest gate NAME</c>: judges an experiment by its gates, as after shards were merged.</summary>
internal static class GateCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var name = globals.NameArgument();
        var gate = new Option<string[]>("--gate", "--eval-gate") { Description = "Further conditions, as in \"accuracy>=0.8@95%,p95(latency)<=2.5\".", HelpName = "EXPR" };
        var baseline = new Option<string?>("--baseline", "--eval-baseline") { Description = "Also hold every eval against this experiment.", HelpName = "NAME" };
        var allowance = new Option<string?>("--max-regression", "--eval-max-regression") { Description = "How much worse than the baseline a figure may be, as 0.02 or 2%. Default 0.", HelpName = "X" };
        var command = new Command("gate", "Judges an experiment by the gates recorded with it and those given here. Exit code 0: all hold; 1: one fails; 8: too few samples; 9: too many errors; 10: not complete.") { name, gate, baseline, allowance };
        command.SetAction(parsed =>
        {
            var options = Options(globals, parsed.GetValue(gate) ?? [], parsed.GetValue(baseline), parsed.GetValue(allowance));
            using var experiment = globals.Experiment(parsed, parsed.GetValue(name)!);
            using var before = options.Baseline is { } other ? globals.Experiment(parsed, other) : null;
            var judged = experiment.Evals.Select(e => (Eval: e, Verdict: Judge(e, options, before))).ToList();
            if (judged.Count == 0)
                throw new ToolException(ExitCode.NotJudged, $"The experiment \"{experiment.Name}\" has no eval so far: there is nothing to judge. Run it with: dotnet test --experiment {experiment.Name}");

            Write(globals, parsed, experiment, judged);
            return (int)Code(judged);
        });
        return command;
    }

    private static RunOptions Options(GlobalOptions globals, string[] gates, string? baseline, string? allowance)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>();
        if (gates.Length > 0)
            given["eval-gate"] = gates;
        if (baseline is not null)
            given["eval-baseline"] = [baseline];
        if (allowance is not null)
            given["eval-max-regression"] = [allowance];
        var reading = OptionReader.Read(new OptionSources { CommandLine = given, CurrentDirectory = globals.Console.CurrentDirectory });
        string[] errors = [.. reading.Errors, .. OptionRules.Problems(reading.Options)];
        return errors.Length == 0 ? reading.Options : throw new ToolException(ExitCode.WrongCommandLine, string.Join(Environment.NewLine, errors));
    }

    private static EvalVerdict Judge(RecordedEval eval, RunOptions options, RecordedExperiment? before)
    {
        var summary = options.Gates.Count == 0 ? eval.Summary : eval.WithGates(GateExpression.Merge(eval.Eval.Gates, options.Gates));
        if (before is not null)
        {
            var same = before.Evals.FirstOrDefault(e => e.Assembly == eval.Assembly && e.Eval.Name == eval.Eval.Name);
            summary = summary with { Baseline = same is null ? new BaselineResult(before.Name, options.MaxRegression ?? 0, [], 0, eval.Summary.Completed, 0) : BaselineFold.Of(summary, eval.Results, same.Results, before.Name, options.MaxRegression ?? 0) };
        }

        return eval.Judge(summary);
    }

    private static void Write(GlobalOptions globals, ParseResult parsed, RecordedExperiment experiment, List<(RecordedEval Eval, EvalVerdict Verdict)> judged)
    {
        if (parsed.GetValue(globals.Json))
        {
            JsonDocumentWriter.Write(globals.Console.Out, "evaltest-gate/1", json =>
            {
                json.WriteString("name", experiment.Name);
                json.WriteString("verdict", Code(judged).ToString().ToLowerInvariant());
                json.WriteStartArray("evals");
                foreach (var (eval, verdict) in judged)
                    ExperimentJson.WriteVerdict(json, eval, verdict);
                json.WriteEndArray();
            });
            return;
        }

        var screen = new Screen(globals.Console);
        foreach (var (eval, verdict) in judged)
        {
            screen.Line($"{Reporting.Printable.Line(eval.Eval.Name)}: {(verdict.Passes ? "passes" : "does not pass")}");
            foreach (var gate in verdict.Gates)
                screen.Line("  " + Reporting.Printable.Line(gate.Text));
            foreach (var reason in verdict.Reasons.Where(r => !verdict.Gates.Any(g => r == "Gate " + g.Text)))
                screen.Block(reason, "  ");
        }
    }

    private static ExitCode Code(List<(RecordedEval Eval, EvalVerdict Verdict)> judged)
    {
        var statuses = judged.SelectMany(j => j.Verdict.Gates).Select(g => g.Status).ToHashSet();
        return statuses.Contains(GateStatus.Fails) ? ExitCode.Bad
            : statuses.Contains(GateStatus.Infrastructure) ? ExitCode.Infrastructure
            : statuses.Contains(GateStatus.NotJudged) || judged.Exists(j => IsPart(j.Eval.Summary)) ? ExitCode.NotJudged
            : statuses.Contains(GateStatus.Underpowered) ? ExitCode.Underpowered
            : judged.TrueForAll(j => j.Verdict.Passes) ? ExitCode.Done
            : ExitCode.Bad;
    }

    private static bool IsPart(EvalSummary summary) => summary.Pending > 0 || summary.Partial is not null || summary.Stopped is not null;
}
