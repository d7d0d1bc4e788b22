using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>A damage and what it costs.</summary>
/// <param name="Damage">Where and what.</param>
/// <param name="Cost">What follows from it.</param>
/// <param name="Vanished">How many lines are missing here without a trace.</param>
/// <param name="Sample">The sample of the line, as far as the line can still be read; null where it cannot, or is of none.</param>
internal sealed record VerifiedDamage(Damage Damage, DamageCost Cost, long Vanished = 0, DamagedSample? Sample = null);
