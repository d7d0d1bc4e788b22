using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed class TerminalTests(Installed installed)
{
    [Fact]
    public async Task Ctrl_C_and_at_once_the_same_command_again_waits_for_the_first_and_completes()
    {
        Assert.SkipWhen(PseudoTerminal.Missing is not null, PseudoTerminal.Missing ?? "");
        const int samples = 128;
        using var lab = new Lab(installed);
        var environment = lab.Environment(("ROWS", $"0..{samples}"), ("DELAY", "3000"), ("DEAF", "1"));
        await using var terminal = PseudoTerminal.Open(installed.Folder.Path, environment);
        var command = $"dotnet test --project {installed.Project.ProjectFile} -c Release --no-build --experiment typed --filter-class Fixture.Cases; echo ended=$?";

        await terminal.EnterAsync(command);
        await terminal.UntilAsync(() => lab.Started().Count > 0, "a sample started", Lab.Patience);
        await terminal.CtrlCAsync();
        var typed = terminal.Screen.Length;
        await terminal.EnterAsync(command);
        await terminal.UntilShownAsync("ended=0", typed, Lab.Patience);

        var completed = lab.Folder("typed").Completed("Cases.Works");
        Assert.Equal(samples, completed.Count);
        Assert.All(completed, c => Assert.Single(c));
        Assert.Equal(samples, lab.Started().Count);
        Assert.Equal(2, lab.Folder("typed").Files().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_live_line_and_the_command_that_resumes_reach_a_persons_terminal_through_dotnet_test(bool isShellNested)
    {
        Assert.SkipWhen(PseudoTerminal.Missing is not null, PseudoTerminal.Missing ?? "");
        using var lab = new Lab(installed);
        await using var terminal = PseudoTerminal.Open(installed.Folder.Path, lab.Environment(("ROWS", "0..200"), ("DELAY", "1000")), isShellNested);

        await terminal.EnterAsync($"dotnet test --project {installed.Project.ProjectFile} -c Release --no-build --experiment seen --filter-class Fixture.Cases");
        await terminal.UntilShownAsync("/200", 0, Lab.Patience);
        var shown = terminal.Screen.Length;
        await terminal.CtrlCAsync();

        await terminal.UntilShownAsync("dotnet test --project \"Fixture\" --experiment seen", shown, Lab.Patience);
        await terminal.UntilShownAsync(".jsonl", shown, Lab.Patience);
    }
}
