namespace EvalTest.Model;

/// <summary>What an eval's results depend on beside their rows, as far as it can be known; recorded with each session.</summary>
internal sealed record EvalFingerprint
{
    /// <summary>The version id of the module that holds the eval's code; null where it is unknown.</summary>
    public string? Module { get; init; }

    /// <summary>The hash of the eval's code and of what it reaches in its assembly; null where it could not be read.</summary>
    public string? Code { get; init; }

    /// <summary>Configuration and compiler: hashes of different ones say nothing about each other. Null where they are unknown.</summary>
    public string? Build { get; init; }

    /// <summary>The module holds the code of a coverage or mutation tool, so its own cannot be told from it.</summary>
    public bool IsInstrumented { get; init; }

    /// <summary>Files that the author named, by their path with forward slashes.</summary>
    public IReadOnlyDictionary<string, LargeValue> Files { get; init; } = new Dictionary<string, LargeValue>();
}
