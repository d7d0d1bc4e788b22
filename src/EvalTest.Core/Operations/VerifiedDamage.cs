using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>A damage and what it costs.</summary>
/// <param name="Damage">Where and what.</param>
/// <param name="Cost">What follows from it.</param>
/// <param name="Vanished">How many lines are missing here without a trace.</param>
/// <param name="Sample">The sample of the line, as far as the line can still be read; null where it cannot, or is of none.</param>
internal sealed record VerifiedDamage(Damage Damage, DamageCost Cost, long Vanished = 0, DamagedSample? Sample = null);

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

/// <summary>The sample that a damaged line is of.</summary>
/// <param name="Eval">The eval's id.</param>
/// <param name="Variant">The values of the matrix; empty where there is none.</param>
/// <param name="Id">The sample's.</param>
/// <param name="Trial">The repetition.</param>
internal sealed record DamagedSample(string Eval, string Variant, string Id, int Trial);
