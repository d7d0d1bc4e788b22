using System.CommandLine;
using EvalTest.Comparing;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary><c>evaltest compare A B …</c>: experiments, or the variants or evals of one, laid beside each other sample by sample.</summary>
internal static class CompareCommand
{
    public static Command Create(GlobalOptions globals)
    {
        var names = new Argument<string[]>("NAME") { Description = "The experiments; the first is the reference.", Arity = ArgumentArity.OneOrMore };
        var by = new Option<ComparedBy>("--by") { Description = "What to compare: experiments, or within one experiment the variants of each eval, or the evals." };
        var pairs = new Option<bool>("--all-pairs") { Description = "Every pair; else each with the first." };
        var eval = new Option<string?>("--eval") { Description = "Only evals whose id matches; * and ? match.", HelpName = "ID" };
        var trials = new Option<bool>("--trials") { Description = "Of one experiment: the first trial of each sample against the second, whose differences are noise." };
        var scorers = new Option<bool>("--across-scorers") { Description = "Compare scores although their scorers or expected values differ." };
        var flips = new Option<bool>("--flips") { Description = "Also every sample that flipped, with both results." };
        var worse = new Option<bool>("--fail-if-worse") { Description = "Exit code 1 where some score is shown to be worse than in the reference." };
        var command = new Command("compare", "Compares experiments sample by sample: paired differences with intervals, exact tests corrected for how many were made, and the samples that flipped.") { names, by, pairs, eval, trials, scorers, flips, worse };
        command.SetAction(parsed =>
        {
            var experiments = new List<RecordedExperiment>();
            try
            {
                experiments.AddRange(parsed.GetValue(names)!.Select(name => globals.Experiment(parsed, name)));
                var only = new SampleFilter(parsed.GetValue(eval));
                var options = new ComparisonOptions { By = parsed.GetValue(by), AllPairs = parsed.GetValue(pairs), AcrossScorers = parsed.GetValue(scorers), Only = e => only.Matches(e.Eval.Id) };
                IReadOnlyList<Comparison> comparisons = parsed.GetValue(trials) ? OfTrials(experiments, only) : [Comparison.Of(experiments, options)];
                Write(globals, parsed, comparisons, parsed.GetValue(flips));
                return (int)(parsed.GetValue(worse) && comparisons.SelectMany(Scores).Any(s => s.Verdict == ComparisonVerdict.Worse) ? ExitCode.Bad : ExitCode.Done);
            }
            finally
            {
                experiments.ForEach(e => e.Dispose());
            }
        });
        return command;
    }

    private static IEnumerable<ScoreComparison> Scores(Comparison comparison) => comparison.Evals.SelectMany(e => e.Pairs).SelectMany(p => p.Scores);

    private static List<Comparison> OfTrials(List<RecordedExperiment> experiments, SampleFilter only)
    {
        var found = experiments.SelectMany(x => x.Evals.Where(e => only.Matches(e.Eval.Id)).Select(e => Comparison.OfTrials(e, x.Name))).OfType<Comparison>().ToList();
        return found.Count > 0 ? found : throw new ToolException(ExitCode.NotFound, "No eval has two trials of any sample. Run some with: dotnet test --experiment NAME --eval-repeat 2");
    }

    private static void Write(GlobalOptions globals, ParseResult parsed, IReadOnlyList<Comparison> comparisons, bool withFlips)
    {
        if (parsed.GetValue(globals.Json))
        {
            JsonDocumentWriter.Write(globals.Console.Out, "evaltest-compare/1", json => ComparisonJson.Write(json, comparisons));
            return;
        }

        var screen = new Screen(globals.Console);
        foreach (var comparison in comparisons)
        {
            screen.Line(ComparisonText.Of(comparison));
            foreach (var pair in comparison.Evals.SelectMany(e => e.Pairs).Where(_ => withFlips))
                WriteFlips(screen, pair);
        }
    }

    private static void WriteFlips(Screen screen, PairComparison pair)
    {
        var count = pair.Flips.Gained.Count + pair.Flips.Lost.Count;
        if (count == 0)
            return;
        screen.Line($"\n{Figures.FigureText.Count(count, "sample")} flipped from {Printable.Line(pair.First.Label)} to {Printable.Line(pair.Second.Label)}");
        screen.Table(["", "sample", "before", "now"], pair.Flips.Read().Select(IReadOnlyList<Cell> (f) =>
            [f.IsGained ? Cell.Good("gained") : Cell.Bad("lost"), f.Second.Key.Name, SampleLine.Reason(f.First), SampleLine.Reason(f.Second)]));
    }
}
