namespace EvalTest.TestKit;

/// <summary>How a process ended and all it said.</summary>
public sealed record ProcessResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Both streams, for messages and for searches that do not care which.</summary>
    public string All => Output + Error;

    /// <summary>Fails with everything the process said unless it ended with 0.</summary>
    public ProcessResult Succeeded() => ExitCode == 0 ? this : throw new ChildProcessException($"It ended with {ExitCode}, not 0.\n{this}");

    /// <summary>Fails with everything the process said if it ended with 0.</summary>
    public ProcessResult Failed() => ExitCode != 0 ? this : throw new ChildProcessException($"It ended with 0, but should have failed.\n{this}");

    public override string ToString() => $"$ {Command}\nexit code {ExitCode}\n--- standard output\n{Output}\n--- standard error\n{Error}\n---";
}
