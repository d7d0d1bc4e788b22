namespace EvalTest.Reporting;

public sealed class ProgressLineTests
{
    private static readonly ProgressSnapshot running = new("long_eval", "MathEvals.Solves", 1000, 2120, 5000, 2, 64, "accuracy", 0.8234, null);

    [Fact]
    public void A_running_eval_shows_everything() =>
        Assert.Equal("long_eval  MathEvals.Solves  3,120/5,000  62 %  640/s  2 errors  accuracy 0.823  ETA 0:03", ProgressLine.Plain(running, 640));

    [Fact]
    public void Without_a_total_there_is_no_share_and_no_end() =>
        Assert.Equal("long_eval  MathEvals.Solves  3,120 done  640/s  2 errors  accuracy 0.823", ProgressLine.Plain(running with { Total = null }, 640));

    [Fact]
    public void What_is_not_known_yet_is_left_out() =>
        Assert.Equal("long_eval  0 done", ProgressLine.Plain(new("long_eval", null, 0, 0, null, 0, 0, null, null, null), null));

    [Fact]
    public void A_pause_says_why_and_leaves_no_end_to_tell() =>
        Assert.EndsWith("  accuracy 0.823  paused (openai: HTTP 503)", ProgressLine.Plain(running with { Pause = "openai: HTTP 503" }, 640));

    [Fact]
    public void A_stop_says_why_and_what_it_waits_for() =>
        Assert.Equal(
            "long_eval  MathEvals.Solves  3,120/5,000  62 %  2 errors  stopping (Ctrl+C): waiting for 64 samples in flight",
            ProgressLine.Plain(running with { Stopping = "stopped by Ctrl+C" }, 640));

    [Theory]
    [InlineData("stopped by SIGTERM", 1, "stopping (SIGTERM): waiting for 1 sample in flight")]
    [InlineData("its parent process is gone", 0, "stopping (its parent process is gone)")]
    public void A_stop_takes_any_reason(string reason, int inFlight, string expected) =>
        Assert.EndsWith(expected, ProgressLine.Plain(running with { Stopping = reason, InFlight = inFlight }, null));

    [Theory]
    [InlineData(12345.6, "12346/s")]
    [InlineData(9.96, "10.0/s")]
    [InlineData(0.5, "30.0/min")]
    [InlineData(0.001, "3.6/h")]
    public void A_rate_is_said_in_the_unit_that_suits_it(double perSecond, string expected) =>
        Assert.Contains($"  {expected}  ", ProgressLine.Plain(running, perSecond));

    [Theory]
    [InlineData(1880, "ETA 0:01")]
    [InlineData(1, "ETA 31:20")]
    [InlineData(0.1, "ETA 5:13:20")]
    [InlineData(0.01, "ETA 2d 4h")]
    public void The_time_left_is_said_in_the_unit_that_suits_it(double perSecond, string expected) =>
        Assert.EndsWith(expected, ProgressLine.Plain(running, perSecond));

    [Theory]
    [InlineData(1e-300)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void A_speed_without_meaning_gives_no_end(double perSecond) =>
        Assert.DoesNotContain("ETA", ProgressLine.Plain(running, perSecond));

    [Fact]
    public void A_hundred_per_cent_is_said_only_at_the_end()
    {
        Assert.Contains("99 %", ProgressLine.Plain(running with { Acknowledged = 3999 }, 640));
        Assert.Contains("100 %", ProgressLine.Plain(running with { Acknowledged = 4000 }, 640));
    }

    [Fact]
    public void A_line_fits_its_terminal_and_leaves_the_last_column_free() =>
        Assert.Equal("long_eval  …vals.Solves  3,120/5,000  62 %  640/s  2 erro…", ProgressLine.Live(running, 640, 59));

    [Fact]
    public void The_name_of_the_eval_is_shortened_first_and_its_end_kept() =>
        Assert.Equal(
            "long_eval  …any.Product.MathEvals.Solves  3,120/5,000  62 %  640/s  2 errors  accuracy 0.823  ETA 0:03",
            ProgressLine.Live(running with { Eval = "Some.Company.Product.MathEvals.Solves" }, 640, 103));

    [Theory]
    [InlineData(1, "")]
    [InlineData(0, "")]
    [InlineData(2, "…")]
    public void A_terminal_without_room_gets_nothing_wider(int width, string expected) =>
        Assert.Equal(expected, ProgressLine.Live(running, 640, width));

    [Fact]
    public void What_a_terminal_could_obey_is_shown_as_a_mark() =>
        Assert.Equal(
            "long_eval  a\uFFFD[2Jb\uFFFDc  3,120/5,000  62 %  2 errors  s\uFFFD 0.823",
            ProgressLine.Plain(running with { Eval = "a\e[2Jb\nc", ScoreName = "s\u202E" }, null));
}
