namespace EvalTest.Statistics;

/// <summary>How many of a sample's completed trials passed.</summary>
internal sealed record SampleTrials(int Passed, int Count);
