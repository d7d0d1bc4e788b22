namespace EvalTest.Options;

/// <summary>What becomes of a result whose eval, or what its row says is expected, changed since it was recorded.</summary>
internal enum OnChange
{
    /// <summary>It is reused, and the output says so.</summary>
    Warn,

    /// <summary>Its sample runs again.</summary>
    Rerun,

    /// <summary>It is reused.</summary>
    Reuse,

    /// <summary>Nothing of the eval runs.</summary>
    Fail,
}
