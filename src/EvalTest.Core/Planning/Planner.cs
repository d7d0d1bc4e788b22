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
    public static PlanAction Decide(in ResultSlot known, UInt128 inputHash, Rerun rerun, bool named)
    {
        if (known.State == ResultState.None)
            return PlanAction.Run;
        if (known.InputHash != inputHash)
            return PlanAction.RunChanged;
        if (named)
            return PlanAction.Run;
        if (known.State is ResultState.Completed or ResultState.Skipped || rerun == Rerun.None)
            return PlanAction.Keep;
        return known.Tries >= MostAttempts ? PlanAction.GiveUp : PlanAction.Run;
    }

    /// <summary>The number of the next try: counted over all sessions, and from 1 again where the input changed.</summary>
    public static int NextAttempt(in ResultSlot known, PlanAction action) =>
        action == PlanAction.RunChanged ? 1 : known.Tries + 1;
}
