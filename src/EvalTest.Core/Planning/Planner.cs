using EvalTest.Options;
using EvalTest.Sessions;

namespace EvalTest.Planning;

/// <summary>Dataset minus what is completed: decides for each trial. Pure.</summary>
internal static class Planner
{
    /// <summary>Tries at one trial, over all sessions, after which an error is no longer tried again.</summary>
    public const int MostAttempts = 10;

    /// <param name="known">What earlier sessions recorded.</param>
    /// <param name="inputHash">The row as it is now.</param>
    /// <param name="rerun">What of an earlier session runs again; <c>failed</c> and <c>all</c> were retracted before.</param>
    /// <param name="named">The user named this sample, which asks for it again even if it is completed.</param>
    /// <param name="change">What changed beside the row since the result was recorded.</param>
    /// <param name="onChange">What becomes of it then; what is unknown is never run again for that.</param>
    public static PlanAction Decide(in ResultSlot known, UInt128 inputHash, Rerun rerun, bool named, ResultChange change = default, OnChange onChange = OnChange.Warn)
    {
        if (known.State == ResultState.None)
            return PlanAction.Run;
        if (known.InputHash != inputHash)
            return PlanAction.RunChanged;
        if (named)
            return PlanAction.Run;
        if (IsResult(known))
            return onChange == OnChange.Rerun && change.IsChanged ? PlanAction.RunOutdated : PlanAction.Keep;
        if (rerun == Rerun.None)
            return PlanAction.Keep;
        return known.Tries >= MostAttempts ? PlanAction.GiveUp : PlanAction.Run;
    }

    /// <summary>Whether a trial is done, as far as its input is the same.</summary>
    public static bool IsResult(in ResultSlot known) => known.State is ResultState.Completed or ResultState.Skipped;

    public static bool Runs(PlanAction action) => action is PlanAction.Run or PlanAction.RunChanged or PlanAction.RunOutdated;

    /// <summary>Whether <c>--eval-rerun</c> is about to retract it, so that it is no result to be reused.</summary>
    public static bool IsRetracted(in ResultSlot known, Rerun rerun) =>
        rerun == Rerun.All || (rerun == Rerun.Failed && known.Verdict == Verdict.Failed);

    /// <summary>The number of the next try: counted over all sessions, and from 1 again where the input changed.</summary>
    public static int NextAttempt(in ResultSlot known, PlanAction action) =>
        action == PlanAction.RunChanged ? 1 : known.Tries + 1;
}
