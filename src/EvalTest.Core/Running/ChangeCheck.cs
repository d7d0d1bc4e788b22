using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>With <c>--eval-on-change fail</c> the dataset is read once before anything runs, to see whether a result of an earlier session is outdated.</summary>
internal static class ChangeCheck
{
    private const int MostFiles = 5;

    /// <exception cref="EvalTestException">A result that would be reused is outdated, or the dataset cannot be read.</exception>
    public static async Task RefuseAsync(EvalDefinition eval, EvalResults results, RunOptions options, IAsyncEnumerable<object?> rows, CancellationToken stopping)
    {
        var plan = new DatasetPlan(eval, results, options);
        try
        {
            await foreach (var trial in plan.ReadAsync(rows, stopping).ConfigureAwait(false))
                _ = trial;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Nothing will run now anyway.
        }
        catch (Exception e)
        {
            throw new EvalTestException($"--eval-on-change fail reads the dataset before anything runs. {DatasetFault.Describe(eval, plan.Tally.Planned, e)}", e);
        }

        if (plan.Tally.Changes.Changed > 0)
            throw new EvalTestException(Refusal(eval, plan.Tally, results.DifferentFiles()));
    }

    private static string Refusal(EvalDefinition eval, PlanTally tally, IReadOnlyList<string> files)
    {
        var changes = tally.Changes;
        (int Count, string What)[] parts =
        [
            (changes.Code, "with other code of the eval or of what it calls"),
            (changes.Files, $"with other contents of {string.Join(", ", files.Take(MostFiles))}{(files.Count > MostFiles ? $" and {files.Count - MostFiles} more" : "")}"),
            (changes.Expected, "with another expected value in their row"),
        ];
        var recorded = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.What}"));
        return $"{eval.DisplayName}: of {tally.Reused} results that would be reused, {recorded} were recorded. Nothing was run. Give --eval-on-change rerun to run them again, warn or reuse to keep them, or another --experiment.";
    }
}
