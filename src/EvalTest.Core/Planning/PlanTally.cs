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

    public int InputChanged { get; private set; }

    public int GivenUp { get; private set; }

    public void Count(PlanAction action)
    {
        planned++;
        ToRun += action is PlanAction.Run or PlanAction.RunChanged ? 1 : 0;
        InputChanged += action == PlanAction.RunChanged ? 1 : 0;
        GivenUp += action == PlanAction.GiveUp ? 1 : 0;
    }
}
