using EvalTest.Core.Tests.Running;
using EvalTest.Running;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.CommandLine;

/// <summary>The process that <c>evaltest</c> is.</summary>
[Collection(ProcessTests.Name)]
public sealed class EntryPointTests : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_what_follows_a_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send there");
        await lab.RunAsync("x", 3, _ => true);
        using var engine = new Engine();
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Directory = lab.Folder }, stop);
        await using var tool = Start("show", "x", "--watch", "--eval-dir", lab.Folder);
        await tool.UntilAsync(() => tool.Output.Contains("x  running", StringComparison.Ordinal), "it follows", patience);

        tool.Send(Signal.Interrupt);

        Assert.Equal(((int)ExitCode.Interrupted, $"{ToolProgram.InterruptedText}\n"), Of(await tool.WaitAsync(patience)));
    }

    [Fact]
    public async Task Ctrl_C_ends_what_waits_for_a_disk_that_does_not_answer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes among files there");
        (await ChildProcess.RunAsync(new ChildProcessOptions("mkfifo", lab["evaltest.json"]), patience)).Succeeded();
        await using var tool = Start("list");
        // Opens once somebody reads at the other end, who then waits for us.
        await using var held = await Task.Run(() => new FileStream(lab["evaltest.json"], FileMode.Open, FileAccess.Write), TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);

        tool.Send(Signal.Interrupt);

        Assert.Equal(((int)ExitCode.Interrupted, $"{ToolProgram.InterruptedText}\n"), Of(await tool.WaitAsync(patience)));
    }

    [Fact]
    public async Task What_is_piped_has_no_colour_and_errors_are_apart()
    {
        await lab.RunAsync("x", 3, c => c.Index > 0);

        var shown = await Start("show", "x", "--eval-dir", lab.Folder).WaitAsync(patience);
        var missing = await Start("show", "y", "--eval-dir", lab.Folder, "--json").WaitAsync(patience);

        Assert.Equal((0, ""), Of(shown));
        Assert.DoesNotContain('\u001b', shown.Output);
        Assert.Equal(((int)ExitCode.NotFound, ""), (missing.ExitCode, missing.Output));
    }

    private ChildProcess Start(params string[] arguments) =>
        ChildProcess.Start(new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "evaltest.exe" : "evaltest"), arguments) { WorkingFolder = lab.Folder });

    private static (int, string) Of(ProcessResult result) => (result.ExitCode, result.Error.ReplaceLineEndings("\n"));
}
