namespace EvalTest.Statistics;

/// <summary>A confidence interval, both ends included.</summary>
internal sealed record Interval(double Low, double High);
