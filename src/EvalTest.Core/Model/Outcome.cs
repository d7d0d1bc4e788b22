namespace EvalTest;

/// <summary>How one attempt at a sample ended.</summary>
public enum Outcome
{
    /// <summary>The eval ran to its end. Whether its verdict is good is told apart from that: a failed assertion and a score of zero are completed.</summary>
    Completed,

    /// <summary>Something other than an assertion threw. It says nothing about the system under test and runs again.</summary>
    Error,

    /// <summary>The attempt took longer than its time-out. It runs again.</summary>
    Timeout,

    /// <summary>The eval decided at run time that this sample does not apply.</summary>
    Skipped,
}
