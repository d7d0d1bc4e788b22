using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>What is found out and recorded of an eval before its dataset is read: with what it runs, and which results it forgets.</summary>
internal static class EvalBeginning
{
    /// <exception cref="EvalTestException">A file that the eval depends on is missing, or a row or what changed since is to fail it.</exception>
    public static async Task WriteAsync(EvalDefinition eval, RunScope scope, RunOptions options, EvalResults results, IAsyncEnumerable<object?> rows)
    {
        scope.Observers.EvalBegan(eval);
        scope.Rescore?.RefuseWithoutTarget(eval);
        // On the thread pool, as whenever the dataset is read.
        if (options.Strict)
            await Task.Run(() => StrictCheck.RefuseAsync(eval, options, rows, scope.Stop.Stopping)).ConfigureAwait(false);
        var fingerprint = eval.Fingerprint?.Invoke();
        results.Begin(fingerprint);
        if (scope.Writer is { } writer)
        {
            if (options.OnChange == OnChange.Fail)
            {
                await Task.Run(() => ChangeCheck.RefuseAsync(eval, results, options, rows, scope.Stop.Stopping)).ConfigureAwait(false);
                results.Begin(fingerprint);
            }

            var record = new EvalRecord(eval.Id, eval.DisplayName, eval.Gates, eval.Module) { Variant = eval.Variant, Metrics = MetricRun.NamesOf(eval.Metrics), Fingerprint = fingerprint };
            await writer.WriteAsync(LineKind.Eval, record).ConfigureAwait(false);
            results.Ran(scope.State.Sessions[scope.Session].Place, sequence: 0, record);
        }

        if (options.Rerun is Rerun.Failed or Rerun.All)
            await RetractAsync(eval, scope, options, results).ConfigureAwait(false);
    }

    private static async Task RetractAsync(EvalDefinition eval, RunScope scope, RunOptions options, EvalResults results)
    {
        var what = options.Rerun == Rerun.All ? RetractScope.All : RetractScope.Failed;
        var retract = new RetractRecord(eval.Id, what, options.SampleGlob, scope.State.Seen, options.Shard) { Variant = eval.Variant };
        var filter = new SampleFilter(retract.Filter, retract.Shard);
        if (what == RetractScope.Failed && results.AnyEdited)
        {
            await ForgetAsync(scope, results, filter).ConfigureAwait(false);
            return;
        }

        await WriteAsync(scope, LineKind.Retract, retract).ConfigureAwait(false);
        results.Fold(retract, scope.State.Knowing(scope.Session, retract.Seen), sequence: 0, filter.Matches);
    }

    /// <summary>A retraction goes by recorded verdicts. Where people edited some, what failed as it counts is named line by line.</summary>
    private static async Task ForgetAsync(RunScope scope, EvalResults results, SampleFilter filter)
    {
        var sessions = scope.State.Sessions;
        var failed = results.Standing(one => EvalResults.HasFailed(one) && filter.Matches(sessions[one.Session], one.Offset));
        var forgets = ForgetLines.Of(failed.Select(f => (sessions[f.Result.Session].Header.Session, f.Result.Sequence)), failed: true);
        foreach (var forget in forgets)
        {
            await WriteAsync(scope, LineKind.Forget, forget).ConfigureAwait(false);
            results.Fold(forget, scope.State.Knowing(scope.Session, scope.State.Seen), sequence: 0);
        }
    }

    private static async Task WriteAsync(RunScope scope, LineKind kind, SessionRecord line)
    {
        if (scope.Writer is not { } writer)
            return;
        await writer.WriteAsync(kind, line).ConfigureAwait(false);
        await writer.FlushAsync().ConfigureAwait(false);
    }
}
