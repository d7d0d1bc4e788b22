namespace EvalTest.Sessions;

/// <summary>Which trial of which sample a slot is, whatever experiment, eval and variant it is of.</summary>
/// <param name="Sample">Stands for the sample's id, within this process.</param>
/// <param name="Trial">From 0.</param>
/// <param name="Slot">Its result's.</param>
internal readonly record struct RecordedTrial(UInt128 Sample, int Trial, int Slot);
