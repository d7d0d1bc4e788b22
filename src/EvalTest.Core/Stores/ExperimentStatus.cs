namespace EvalTest;

/// <summary>How far an experiment, or an eval in it, has come. Whether its gates hold is another question.</summary>
public enum ExperimentStatus
{
    /// <summary>Every trial of every sample is completed, skipped, or given up after ten errors.</summary>
    Complete,

    /// <summary>Its last session ended in good order and something is left: errors, samples beyond a limit, parts of the dataset that no session ran.</summary>
    Incomplete,

    /// <summary>Its last session did not end in good order: its process died.</summary>
    Interrupted,

    /// <summary>A process is writing it now.</summary>
    Running,
}
