using EvalTest.Sessions;

namespace EvalTest.Planning;

/// <summary>How far a dataset was read and what was decided on the way. Written by the one who reads the dataset.</summary>
internal sealed class PlanTally
{
    private volatile int planned;

    /// <summary>Trials that the dataset, limit and filter asked for so far.</summary>
    public int Planned => planned;

    /// <summary>Samples of those trials.</summary>
    public int Samples { get; set; }

    /// <summary>The dataset was read to its end.</summary>
    public bool Exhausted { get; set; }

    public int ToRun { get; private set; }

    /// <summary>Trials of which nothing is recorded.</summary>
    public int New { get; private set; }

    /// <summary>Trials whose result stands and is kept.</summary>
    public int Reused { get; private set; }

    public int InputChanged { get; private set; }

    /// <summary>Trials whose error is tried again.</summary>
    public int Retried { get; private set; }

    /// <summary>Trials that are done and were asked for again.</summary>
    public int AskedAgain { get; private set; }

    public int GivenUp { get; private set; }

    /// <summary>Results whose eval or expected value changed; they are run again or among those reused, as the options say.</summary>
    public ChangeTally Changes { get; private set; } = new();

    /// <param name="action">What was decided.</param>
    /// <param name="known">What was known of the trial.</param>
    /// <param name="change">What changed since, where its result would otherwise be reused.</param>
    public void Count(PlanAction action, in ResultSlot known, ResultChange change)
    {
        planned++;
        ToRun += Planner.Runs(action) ? 1 : 0;
        InputChanged += action == PlanAction.RunChanged ? 1 : 0;
        GivenUp += action == PlanAction.GiveUp ? 1 : 0;
        Reused += action == PlanAction.Keep && Planner.IsResult(known) ? 1 : 0;
        if (action == PlanAction.Run)
            CountRun(known);
        Changes = Changes.With(change);
    }

    private void CountRun(in ResultSlot known)
    {
        // What was retracted leaves its slot behind.
        if (Planner.IsResult(known) || (known.State == ResultState.None && known.Offset > 0))
            AskedAgain++;
        else if (known.State == ResultState.None)
            New++;
        else
            Retried++;
    }
}
