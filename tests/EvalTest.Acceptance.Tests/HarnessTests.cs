using System.Diagnostics;
using System.Text;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>What the other tests stand on: each part complains when it should.</summary>
public sealed class HarnessTests
{
    [Fact]
    public void The_checksum_has_the_published_check_value()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("1234"u8, "56789"u8));
    }

    [Fact]
    public void A_session_file_may_end_within_a_line()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.jsonl"], Header() + Line(1, "sample") + "{\"n\":2,\"t\":\"sam");

        var file = SessionFile.Read(folder["a.jsonl"])!;

        Assert.True(file.IsTorn);
        Assert.Equal("x", Assert.Single(file.Samples).Id);
    }

    [Theory]
    [InlineData(2, "completed")]
    [InlineData(1, "changed")]
    public void A_session_file_with_a_wrong_sequence_or_checksum_is_complained_of(int sequence, string outcome)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.jsonl"], Header() + Line(sequence, "sample").Replace("completed", outcome, StringComparison.Ordinal) + "{}\n");

        Assert.StartsWith(folder["a.jsonl"] + ":2 ", Assert.Throws<FormatException>(() => SessionFile.Read(folder["a.jsonl"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fake_clock_fires_timers_in_order_at_their_own_moments()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name} {clock.GetUtcNow().ToUnixTimeSeconds()}");
        using var once = clock.CreateTimer(Note, "once", TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(4));
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["often 2", "often 4", "once 5", "often 6"], fired);
        Assert.Equal(1, clock.ActiveTimers);
    }

    [Fact]
    public async Task A_child_that_takes_too_long_is_killed_with_its_orphans_and_its_words_are_shown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Orphans are found through /proc.");
        var child = ChildProcess.Start(new("sh", "-c", "(sleep 1000 &) ; echo said; sleep 1000"));
        await child.UntilAsync(() => child.Output.Length > 0, "it spoke", TimeSpan.FromSeconds(10));
        var family = child.Family();

        var complaint = await Assert.ThrowsAsync<ChildProcessException>(() => child.WaitAsync(TimeSpan.FromMilliseconds(100)));
        await child.DisposeAsync();

        Assert.Contains("said", complaint.Message, StringComparison.Ordinal);
        Assert.True(family.Count >= 3);
        await GoneAsync(family);
    }

    [Fact]
    public async Task A_child_does_not_inherit_the_settings_of_the_test_run()
    {
        Environment.SetEnvironmentVariable("EVALTEST_PLANTED", "1");

        var shown = await ChildProcess.RunAsync(new("env") { Environment = new Dictionary<string, string?> { ["EVALTEST_GIVEN"] = "2" } }, TimeSpan.FromSeconds(10));

        Assert.Contains("EVALTEST_GIVEN=2", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("EVALTEST_PLANTED", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_is_one_and_Ctrl_C_interrupts_what_runs_in_it()
    {
        Assert.SkipWhen(PseudoTerminal.Missing is not null, PseudoTerminal.Missing ?? "");
        using var folder = new TemporaryFolder();
        await using var terminal = PseudoTerminal.Open(folder.Path);

        await terminal.EnterAsync("test -t 0 && test -w /dev/tty && echo is a termin''al; sleep 1000");
        await terminal.UntilShownAsync("is a terminal", 0, TimeSpan.FromSeconds(10));
        await terminal.UntilAsync(() => terminal.Processes.Family("sleep 1000").Count == 1, "sleep started", TimeSpan.FromSeconds(10));
        await terminal.CtrlCAsync();
        await terminal.EnterAsync("echo status $?");

        await terminal.UntilShownAsync("status 130", 0, TimeSpan.FromSeconds(10));
    }

    // A process that was killed is gone once the kernel has had a moment.
    private static async Task GoneAsync(IReadOnlyList<int> processes)
    {
        var watch = Stopwatch.StartNew();
        while (processes.Any(ChildProcess.IsAlive) && watch.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(processes, ChildProcess.IsAlive);
    }

    private static string Header() => Sealed("{\"n\":0,\"t\":\"header\",\"format\":\"evaltest/1\",\"session\":\"s1\"");

    private static string Line(int sequence, string type) =>
        Sealed($"{{\"n\":{sequence},\"t\":\"{type}\",\"eval\":\"A.B\",\"id\":\"x\",\"trial\":0,\"attempt\":1,\"inputHash\":\"00\",\"outcome\":\"completed\"");

    private static string Sealed(string line) => $"{line},\"c\":\"{Crc32C.Of("s1"u8, Encoding.UTF8.GetBytes(line)):x8}\"}}\n";
}
