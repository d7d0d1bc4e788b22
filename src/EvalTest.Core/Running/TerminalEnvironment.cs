namespace EvalTest.Running;

/// <summary>What decides whether a live line is drawn. Read once, then values only.</summary>
/// <param name="Term">The variable <c>TERM</c>; null if not set.</param>
/// <param name="IsAutomated">A build server runs us: what looks like a terminal there is a log.</param>
/// <param name="IsRefused">The command line says <c>--no-progress</c> or <c>--no-ansi</c>.</param>
internal sealed record TerminalEnvironment(string? Term, bool IsAutomated, bool IsRefused)
{
    private static readonly string[] automated = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "TEAMCITY_VERSION", "JENKINS_URL"];

    /// <summary>Whether to look for a terminal at all. No colours are used, so <c>NO_COLOR</c> has nothing to forbid.</summary>
    public bool AllowsLiveLine => !IsAutomated && !IsRefused && Term != "dumb";

    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="arguments">The command line.</param>
    public static TerminalEnvironment Read(Func<string, string?> variable, IReadOnlyCollection<string> arguments) => new(
        variable("TERM"),
        automated.Any(name => variable(name) is not (null or "" or "0") and var value && !value.Equals("false", StringComparison.OrdinalIgnoreCase)),
        arguments.Contains("--no-progress") || arguments.Contains("--no-ansi"));
}
