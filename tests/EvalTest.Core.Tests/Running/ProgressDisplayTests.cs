using EvalTest.Reporting;

namespace EvalTest.Running;

public sealed class ProgressDisplayTests : IDisposable
{
    private readonly ManualClock clock = new();
    private readonly FakeTerminal terminal = new();
    private readonly StringWriter log = new() { NewLine = "\n" };
    private ProgressSnapshot now = new("long_eval", "MathEvals.Solves", 0, 0, 400, 0, 4, null, null, null);

    [Fact]
    public async Task A_terminal_gets_a_line_that_is_painted_in_place_and_cleared_at_the_end()
    {
        var display = Live();

        clock.Advance(TimeSpan.FromSeconds(1));
        now = now with { Acknowledged = 100 };
        clock.Advance(TimeSpan.FromMilliseconds(250));
        await display.DisposeAsync();
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            Painted("long_eval  MathEvals.Solves  0/400  0 %", 5) + Painted("long_eval  MathEvals.Solves  100/400  25 %", 1) + "<start><clear>\n",
            terminal.Written);
        Assert.Equal("", log.ToString());
        Assert.True(terminal.IsDisposed);
    }

    [Fact]
    public async Task In_its_first_second_it_draws_nothing_so_a_short_run_leaves_no_trace()
    {
        var display = Live();

        clock.Advance(TimeSpan.FromMilliseconds(999));
        await display.DisposeAsync();

        Assert.Equal("", terminal.Written);
    }

    [Fact]
    public async Task The_run_is_asked_four_times_a_second_though_the_line_is_painted_more_often()
    {
        var asked = 0;
        await using var display = new ProgressDisplay(() => { asked++; return now; }, clock, terminal, log);
        clock.Advance(TimeSpan.FromSeconds(1));
        asked = 0;

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(40, asked);
    }

    [Theory]
    [InlineData(TerminalTurn.Others)]
    [InlineData(TerminalTurn.Prompt)]
    internal async Task In_the_background_nothing_is_drawn_and_nothing_is_cleared(TerminalTurn turn)
    {
        var display = Live();
        clock.Advance(TimeSpan.FromSeconds(2));
        terminal.Clear();

        terminal.Turn = turn;
        clock.Advance(TimeSpan.FromSeconds(10));
        await display.DisposeAsync();

        Assert.Equal("", terminal.Written.Trim('\n'));
    }

    [Fact]
    public async Task A_stop_is_shown_at_once_because_the_shell_may_take_the_terminal_back()
    {
        await using var display = Live();
        clock.Advance(TimeSpan.FromSeconds(2));
        terminal.Clear();
        terminal.Width = 120;

        now = now with { Stopping = "stopped by Ctrl+C" };
        display.ShowNow();

        Assert.Equal(Painted("long_eval  MathEvals.Solves  0/400  0 %  stopping (Ctrl+C): waiting for 4 samples in flight", 1), terminal.Written);
    }

    [Fact]
    public async Task The_farewell_stands_above_the_rows_that_the_test_platform_paints_over()
    {
        await using var display = Live();

        await display.FarewellAsync("2 of 4 are durable\nresume with \e[31mthis\n");

        Assert.Equal("<start><clear>2 of 4 are durable<newline>resume with \uFFFD[31mthis<newline><newline><newline><newline><newline>\n", terminal.Written);
        Assert.Equal("", log.ToString());
    }

    [Fact]
    public async Task At_a_shells_prompt_the_farewell_begins_below_it()
    {
        await using var display = Live();
        terminal.Turn = TerminalTurn.Prompt;

        await display.FarewellAsync("resume with this");

        Assert.Equal("<newline>resume with this<newline>\n", terminal.Written);
    }

    [Fact]
    public async Task Where_another_program_has_the_terminal_the_farewell_goes_to_the_log()
    {
        await using var display = Live();
        terminal.Turn = TerminalTurn.Others;

        await display.FarewellAsync("resume with this");

        Assert.Equal("", terminal.Written);
        Assert.Equal("resume with this\n", log.ToString());
    }

    [Fact]
    public async Task A_terminal_that_is_gone_silences_the_display_and_the_farewell_goes_to_the_log()
    {
        await using var display = Live();
        clock.Advance(TimeSpan.FromSeconds(2));
        terminal.Clear();

        terminal.IsGone = true;
        clock.Advance(TimeSpan.FromSeconds(2));
        terminal.IsGone = false;
        clock.Advance(TimeSpan.FromSeconds(2));
        await display.FarewellAsync("resume with this");

        Assert.Equal("", terminal.Written);
        Assert.Equal("resume with this\n", log.ToString());
        Assert.Equal("The terminal is gone.", display.Fault?.Message);
    }

    [Fact]
    public async Task Progress_that_cannot_be_read_silences_the_display_only()
    {
        await using var display = new ProgressDisplay(() => throw new InvalidOperationException("no figures"), clock, terminal, log);

        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("no figures", display.Fault?.Message);
        Assert.Equal("", terminal.Written);
    }

    [Fact]
    public async Task Without_a_terminal_there_is_a_plain_line_every_30_seconds_and_one_at_a_stop()
    {
        var display = new ProgressDisplay(() => now, clock, terminal: null, log);

        clock.Advance(TimeSpan.FromSeconds(29.9));
        Assert.Equal("", log.ToString());
        now = now with { Acknowledged = 150 };
        clock.Advance(TimeSpan.FromSeconds(30.1));
        now = now with { Stopping = "stopped by SIGTERM" };
        clock.Advance(TimeSpan.FromSeconds(10));
        await display.FarewellAsync("resume with this");
        await display.DisposeAsync();

        Assert.Equal(
            """
            long_eval  MathEvals.Solves  150/400  37 %  5.0/s  ETA 0:50
            long_eval  MathEvals.Solves  150/400  37 %  2.5/s  ETA 1:40
            long_eval  MathEvals.Solves  150/400  37 %  stopping (SIGTERM): waiting for 4 samples in flight
            resume with this

            """,
            log.ToString());
    }

    [Fact]
    public async Task Only_the_first_end_speaks()
    {
        var display = Live();

        await display.FarewellAsync("once");
        terminal.Clear();
        await display.FarewellAsync("twice");
        await display.DisposeAsync();

        Assert.Equal("", terminal.Written);
    }

    public void Dispose()
    {
        terminal.Dispose();
        log.Dispose();
    }

    private static string Painted(string line, int times) => string.Concat(Enumerable.Repeat($"<start>{line}<clear><start>\n", times));

    private ProgressDisplay Live() => new(() => now, clock, terminal, log);
}
