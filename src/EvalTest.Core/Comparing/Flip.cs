using EvalTest.Model;

namespace EvalTest.Comparing;

/// <summary>A sample that passed in one and failed in the other.</summary>
/// <param name="IsGained">The second passed it.</param>
/// <param name="First">What the first recorded of it.</param>
/// <param name="Second">What the second recorded of it.</param>
internal sealed record Flip(bool IsGained, SampleRecord First, SampleRecord Second);
