using System.Text;

namespace EvalTest.TestKit;

/// <summary>
/// A person's terminal: an interactive shell on a pseudo-terminal of its own session, to type into and to read from.
/// Made by <c>script</c> of util-linux, because forking by hand is not safe in a .NET process.
/// </summary>
public sealed class PseudoTerminal : IAsyncDisposable
{
    private readonly ChildProcess script;

    private PseudoTerminal(ChildProcess script) => this.script = script;

    /// <summary>Why there can be no pseudo-terminal here; null if there can.</summary>
    public static string? Missing { get; } =
        !OperatingSystem.IsLinux() ? "pseudo-terminals are tested on Linux only" :
        OnPath("script") && OnPath("bash") ? null : "script (util-linux) or bash is not installed";

    /// <summary>The living processes of the terminal.</summary>
    public ChildProcess Processes => script;

    /// <summary>All that was shown so far, control sequences included.</summary>
    public string Screen => script.Output;

    /// <summary>Opens a terminal with a shell that reads no start-up files.</summary>
    /// <param name="workingFolder">Where the shell starts.</param>
    /// <param name="environment">Variables beside the inherited ones.</param>
    /// <param name="isNested">Whether another shell leads the terminal's session and started the one that is typed into.</param>
    public static PseudoTerminal Open(string workingFolder, IReadOnlyDictionary<string, string?>? environment = null, bool isNested = false)
    {
        const string shell = "bash --norc --noprofile -i";
        // What runs the command of script is up to this variable, so it is the same on every machine.
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>()) { ["SHELL"] = "/bin/sh", ["TERM"] = "xterm", ["PS1"] = "ready> ", ["HISTFILE"] = null };
        return new(ChildProcess.Start(new("script", "-qfec", isNested ? $"{shell}; true" : $"exec {shell}", "/dev/null") { WorkingFolder = workingFolder, Environment = variables }));
    }

    public Task TypeAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public Task EnterAsync(string command) => TypeAsync(command + "\n");

    public Task CtrlCAsync() => WriteAsync([3]);

    /// <summary>Waits until the screen, from a position on, shows a text; fails with the screen. Gives the position after the text.</summary>
    public async Task<int> UntilShownAsync(string text, int from, TimeSpan timeout)
    {
        await script.UntilAsync(() => Position(text, from) >= 0, $"the screen showed \"{text}\"", timeout);
        return Position(text, from) + text.Length;
    }

    public Task UntilAsync(Func<bool> condition, string what, TimeSpan timeout) => script.UntilAsync(condition, what, timeout);

    public ValueTask DisposeAsync() => script.DisposeAsync();

    private int Position(string text, int from) => Screen is var screen && from <= screen.Length ? screen.IndexOf(text, from, StringComparison.Ordinal) : -1;

    private async Task WriteAsync(byte[] bytes)
    {
        await script.Input.WriteAsync(bytes);
        await script.Input.FlushAsync();
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
