namespace EvalTest.Scoring;

/// <summary>What an exception of an eval means for its sample.</summary>
internal enum FaultKind
{
    /// <summary>A fail verdict: the sample is completed.</summary>
    Assertion,

    /// <summary>The sample does not apply.</summary>
    Skip,

    /// <summary>It says nothing about the system under test.</summary>
    Error,
}
