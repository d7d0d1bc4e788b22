namespace EvalTest.Xunit.Execution;

/// <summary>What belongs to one attempt at one sample.</summary>
/// <param name="arguments">For the method.</param>
/// <param name="instance">Null for a static method.</param>
internal sealed class SampleRun(object?[] arguments, object? instance)
{
    public object?[] Arguments { get; } = arguments;

    public object? Instance { get; } = instance;

    public SampleOutput Output { get; } = new();
}
