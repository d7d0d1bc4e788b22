namespace EvalTest.Options;

/// <summary>Everything that options are read from, as values.</summary>
internal sealed record OptionSources
{
    /// <summary>By the option's name without dashes: its arguments, one for each time it was given; none where it was given without.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CommandLine { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>By the variable's name; an empty value counts as none.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Null where there is none.</summary>
    public OptionFile? File { get; init; }

    /// <summary>What a relative path on the command line or in the environment is relative to.</summary>
    public required string CurrentDirectory { get; init; }
}
