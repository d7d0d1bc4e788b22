namespace EvalTest.Fingerprints;

/// <summary>What can be said of something that a result was recorded with and that is there now.</summary>
internal enum CodeChange
{
    Unchanged,

    /// <summary>The two cannot be compared.</summary>
    Unknown,

    Changed,
}
