namespace EvalTest.Options;

/// <summary>One option: all that the command line, the environment, <c>evaltest.json</c> and the help know of it.</summary>
/// <param name="Name">As on the command line, without the dashes.</param>
/// <param name="Variable">Its environment variable.</param>
/// <param name="Takes">The placeholder of its value in the help; null for a flag.</param>
/// <param name="Description">What it does, one sentence.</param>
/// <param name="Allowed">What a value may be, to follow "give".</param>
/// <param name="Apply">Sets the value in the options of a run; null where the value is refused.</param>
internal sealed record OptionDefinition(
    string Name,
    string Variable,
    string? Takes,
    string Description,
    string Allowed,
    Func<RunOptions, OptionValue, RunOptions?> Apply)
{
    private const string Prefix = "eval-";

    /// <summary>Given several times, its values add up; they are parted by commas.</summary>
    public bool IsList { get; init; }

    public string Switch => "--" + Name;

    /// <summary>Its key in <c>evaltest.json</c>.</summary>
    public string Key => Name.StartsWith(Prefix, StringComparison.Ordinal) ? Name[Prefix.Length..] : Name;

    public bool IsFlag => Takes is null;
}
