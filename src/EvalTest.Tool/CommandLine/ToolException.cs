namespace EvalTest.Tool.CommandLine;

/// <summary>A command that cannot do what it was asked for, with the exit code that says why.</summary>
internal sealed class ToolException(ExitCode code, string message) : EvalTestException(message)
{
    public ExitCode Code { get; } = code;

    public static ToolException NoExperiment(string name, string root, IReadOnlyList<string> names)
    {
        var close = names.Where(n => n.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(3).ToList();
        var hint = names.Count == 0 ? "There are no experiments there; --eval-dir names another folder."
            : close.Count > 0 ? $"Did you mean {string.Join(", ", close.Select(n => $"\"{n}\""))}?"
            : "evaltest list shows those that there are.";
        return new(ExitCode.NotFound, $"There is no experiment \"{name}\" in {root}. {hint}");
    }
}
