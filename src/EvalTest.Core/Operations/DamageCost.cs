namespace EvalTest.Operations;

/// <summary>What a damage costs.</summary>
internal enum DamageCost
{
    /// <summary>Nothing: the line says nothing that counts, or another line says it.</summary>
    Nothing,

    /// <summary>The sample has no result that counts: it runs again.</summary>
    RunsAgain,

    /// <summary>An error, or a result that may be older, counts in place of this one.</summary>
    AnotherCounts,

    /// <summary>Nobody can tell from what is left.</summary>
    Unknown,
}
