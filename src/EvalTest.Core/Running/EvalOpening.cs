using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>What an eval writes before its first sample: that it begins, and what of earlier sessions is to run again.</summary>
internal static class EvalOpening
{
    public static async Task WriteAsync(EvalDefinition eval, RunOptions options, EvalResults results, RunScope scope)
    {
        scope.Observers.EvalBegan(eval);
        results.Begin();
        if (scope.Writer is { } writer)
            await writer.WriteAsync(LineKind.Eval, new EvalRecord(eval.Id, eval.DisplayName, eval.Gates, eval.Module)).ConfigureAwait(false);
        if (options.Rerun is not (Rerun.Failed or Rerun.All))
            return;

        var what = options.Rerun == Rerun.All ? RetractScope.All : RetractScope.Failed;
        var retract = new RetractRecord(eval.Id, what, options.SampleGlob, scope.State.Seen, options.Shard);
        if (scope.Writer is { } file)
        {
            await file.WriteAsync(LineKind.Retract, retract).ConfigureAwait(false);
            await file.FlushAsync().ConfigureAwait(false);
        }

        results.Fold(retract, scope.State.Knowing(scope.Session, retract.Seen), sequence: 0, new SampleFilter(retract.Filter, retract.Shard).Matches);
    }
}
