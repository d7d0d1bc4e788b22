using EvalTest.Model;

namespace EvalTest.Planning;

/// <summary>One trial that this run has to do.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Key">Its key.</param>
/// <param name="KeyHash">The key as an index knows it.</param>
/// <param name="Slot">Its place in that index.</param>
/// <param name="Attempt">The number of this try, from 1.</param>
internal sealed record PlannedTrial(Sample Sample, SampleKey Key, UInt128 KeyHash, int Slot, int Attempt);
