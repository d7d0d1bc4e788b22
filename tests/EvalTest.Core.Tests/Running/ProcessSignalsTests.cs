using System.Runtime.InteropServices;

namespace EvalTest.Running;

public sealed class ProcessSignalsTests : IDisposable
{
    private readonly StopSignal stop = new(TimeSpan.FromSeconds(5), new ManualClock());
    private readonly ProcessSignals signals;
    private int interrupts;

    public ProcessSignalsTests() => signals = new ProcessSignals(stop, () => interrupts++);

    [Fact]
    public void The_first_Ctrl_C_stops_the_second_abandons_and_the_third_is_the_systems()
    {
        var first = signals.Handle(PosixSignal.SIGINT);
        var afterFirst = State();
        var second = signals.Handle(PosixSignal.SIGINT);
        var afterSecond = State();
        var third = signals.Handle(PosixSignal.SIGINT);

        Assert.Equal("stopped by Ctrl+C", afterFirst);
        Assert.Equal("stopped by Ctrl+C, abandoned", afterSecond);
        Assert.Equal((true, true, false), (first, second, third));
        Assert.Equal(0, interrupts);
    }

    [Fact]
    public void SIGTERM_stops_the_platform_too_and_that_interrupt_is_not_a_second_request()
    {
        var handled = signals.Handle(PosixSignal.SIGTERM);
        var own = signals.Handle(PosixSignal.SIGINT);

        Assert.Equal((true, true, 1), (handled, own, interrupts));
        Assert.Equal("stopped by SIGTERM", State());
    }

    [Fact]
    public void A_persons_Ctrl_C_after_our_own_is_a_second_request()
    {
        signals.Handle(PosixSignal.SIGTERM);
        signals.Handle(PosixSignal.SIGINT);

        signals.Handle(PosixSignal.SIGINT);

        Assert.Equal("stopped by SIGTERM, abandoned", State());
    }

    [Fact]
    public void A_second_SIGTERM_abandons_and_interrupts_no_second_time()
    {
        signals.Handle(PosixSignal.SIGTERM);
        signals.Handle(PosixSignal.SIGINT);

        signals.Handle(PosixSignal.SIGTERM);

        Assert.Equal("stopped by SIGTERM, abandoned", State());
        Assert.Equal(1, interrupts);
    }

    [Fact]
    public void A_closing_terminal_sends_SIGHUP_more_than_once_and_insists_on_nothing()
    {
        signals.Handle(PosixSignal.SIGHUP);
        signals.Handle(PosixSignal.SIGHUP);

        Assert.Equal("stopped by SIGHUP", State());
        Assert.Equal(1, interrupts);
    }

    [Fact]
    public void A_SIGHUP_or_a_vanished_parent_after_Ctrl_C_does_not_cut_the_drain_short()
    {
        signals.Handle(PosixSignal.SIGINT);

        signals.Handle(PosixSignal.SIGHUP);
        signals.StopAll("its parent process (dotnet, pid 7) is gone");

        Assert.Equal("stopped by Ctrl+C", State());
        Assert.Equal(0, interrupts);
    }

    [Fact]
    public void A_system_that_refuses_the_interrupt_is_remembered_and_the_run_stops_all_the_same()
    {
        using var deaf = new ProcessSignals(stop, () => throw new IOException("Cannot send SIGINT."));

        deaf.StopAll("stopped by SIGTERM");

        Assert.Equal("Cannot send SIGINT.", deaf.Fault?.Message);
        Assert.Equal("stopped by SIGTERM", State());
    }

    // The interrupt that never came was once still waited for, and a person's was taken for it.
    [Fact]
    public void A_persons_Ctrl_C_after_a_refused_interrupt_is_a_second_request()
    {
        using var deaf = new ProcessSignals(stop, () => throw new IOException("Cannot send SIGINT."));
        deaf.StopAll("stopped by SIGTERM");

        deaf.Handle(PosixSignal.SIGINT);

        Assert.Equal("stopped by SIGTERM, abandoned", State());
    }

    public void Dispose()
    {
        signals.Dispose();
        stop.Dispose();
    }

    private string State() => stop.Reason + (stop.Abandoning.IsCancellationRequested ? ", abandoned" : "");
}
