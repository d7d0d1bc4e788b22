namespace EvalTest.Planning;

/// <summary>What becomes of one trial in this run.</summary>
internal enum PlanAction
{
    /// <summary>It runs: nothing is recorded of it, or what is recorded was an error, or was asked for again.</summary>
    Run,

    /// <summary>It runs, because the row changed since its result was recorded.</summary>
    RunChanged,

    /// <summary>It runs, because the eval or what is expected changed since its result was recorded.</summary>
    RunOutdated,

    /// <summary>A result stands.</summary>
    Keep,

    /// <summary>It only ever failed to run, too often to try again.</summary>
    GiveUp,
}
