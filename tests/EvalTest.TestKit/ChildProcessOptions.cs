namespace EvalTest.TestKit;

/// <summary>What a child process is started with.</summary>
public sealed record ChildProcessOptions(string File, params IReadOnlyList<string> Arguments)
{
    public string? WorkingFolder { get; init; }

    /// <summary>Added to a clean environment: the test run's own EVALTEST_, MSBuild and CI settings are not inherited. Null removes.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
