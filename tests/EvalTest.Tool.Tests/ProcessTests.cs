namespace EvalTest.Tool.Tests;

/// <summary>Tests that start processes, alone: a process that is being started holds, for a moment, every lock that other tests hold.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class ProcessTests
{
    public const string Name = "processes";
}
