using EvalTest.Figures;
using EvalTest.Reporting;

namespace EvalTest.Running;

/// <summary>The last words of a run.</summary>
internal static class FarewellText
{
    public static string Of(RunScope scope, IReadOnlyList<EvalRun> evals)
    {
        if (scope.Writer is not { } writer)
            return Printable.Block("nothing was run: --eval-plan" + string.Concat(evals.Select(e => $"{Environment.NewLine}plan     {e.Eval.Name}: {Plan(e)}")));

        var progress = ProgressFold.Of(scope, evals);
        var fault = writer.Fault is { } cause ? $"{cause.Message}{Environment.NewLine}" : "";
        var recorded = $"recorded {FigureText.Count(progress.Acknowledged, evals.Any(e => e.Trials > 1) ? "trial" : "sample")} now, {FigureText.Count(progress.CompletedBefore)} stood before";
        var session = $"{Environment.NewLine}session  {writer.Path}";
        var unfinished = progress.Stopping is not null || progress.Errors > 0 || scope.Options.Experiment is null || evals.Any(e => !e.Plan.Exhausted);
        var resume = unfinished ? $"{Environment.NewLine}resume   dotnet test {scope.ResumeArguments}" : "";
        return Printable.Block($"{fault}{recorded}{session}{resume}");
    }

    // The whole plan is in the eval's output, which dotnet test shows of passing tests only when asked for.
    private static string Plan(EvalRun eval) =>
        $"would run {FigureText.Count(eval.Plan.ToRun)} of {FigureText.Count(eval.Plan.Planned)}, {FigureText.Count(eval.Plan.Reused)} reused";
}
