namespace EvalTest.Comparing;

/// <summary>A trial that both completed with the same input.</summary>
/// <param name="Row">Of its sample, in the first's dataset.</param>
/// <param name="First">Its slot in the first.</param>
/// <param name="Second">Its slot in the second.</param>
internal readonly record struct SharedTrial(int Row, int First, int Second);
