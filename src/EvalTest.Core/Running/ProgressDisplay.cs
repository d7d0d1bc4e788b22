using EvalTest.Reporting;

namespace EvalTest.Running;

/// <summary>
/// Shows where a run is: a live line in a terminal, redrawn in place; without one, a plain line every 30 seconds in a log.
/// Nothing that happens here reaches the run: after the first fault the display is silent, and the fault is kept.
/// </summary>
internal sealed class ProgressDisplay : IAsyncDisposable
{
    private const string ClearToEnd = "\e[K";
    // The test platform keeps lines of its own above the cursor, and moves up and erases everything from there twice a second. What has to
    // stay ends this many rows higher; it draws one row for each test project, and one for each running test.
    private const int RowsThatArePainted = 4;
    // Nothing is drawn before the platform has drawn first: what stood at the cursor then would stay for good.
    private static readonly TimeSpan firstFrame = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan frame = TimeSpan.FromMilliseconds(250);
    // An unchanged line is painted again so often because the platform erases it; a person would see it blink otherwise.
    private static readonly TimeSpan repaint = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan plainInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);

    private readonly Func<ProgressSnapshot> progress;
    private readonly TimeProvider clock;
    private readonly ITerminal? terminal;
    private readonly TextWriter log;
    private readonly ITimer timer;
    private readonly long start;

    // Used by one tick at a time, and by the end once no tick can come.
    private readonly ProgressRate rate = new();
    private TimeSpan nextFrame;
    private TimeSpan nextPlain = plainInterval;
    private bool saidStopping;
    private string line = "";
    private bool drawn;

    private int _ticking;
    private int _over;
    private volatile Exception? _fault;

    /// <param name="progress">Asked four times a second, from a timer's thread.</param>
    /// <param name="clock">Time.</param>
    /// <param name="terminal">For the live line; null for plain lines. Disposed with the display.</param>
    /// <param name="log">For plain lines, and for the farewell where no terminal takes it. Disposed with the display.</param>
    public ProgressDisplay(Func<ProgressSnapshot> progress, TimeProvider clock, ITerminal? terminal, TextWriter log)
    {
        this.progress = progress;
        this.clock = clock;
        this.terminal = terminal;
        this.log = log;
        start = clock.GetTimestamp();
        timer = terminal is null
            ? clock.CreateTimer(static state => ((ProgressDisplay)state!).Tick(isUrgent: false), this, frame, frame)
            : clock.CreateTimer(static state => ((ProgressDisplay)state!).Tick(isUrgent: false), this, firstFrame, repaint);
    }

    /// <summary>What silenced the display first; null if nothing did.</summary>
    public Exception? Fault => _fault;

    /// <summary>Ends the display with whole lines that stay: in the terminal if it is ours to write to, else in the log. Only the first end counts.</summary>
    public Task FarewellAsync(string text) => EndAsync(text);

    /// <summary>Ends the display without a word, unless a farewell ended it before.</summary>
    public async ValueTask DisposeAsync() => await EndAsync(null).ConfigureAwait(false);

    /// <summary>Shows a change that a person waits for, such as a stop, without waiting for the next frame: the shell may take the terminal back now.</summary>
    public void ShowNow() => Tick(isUrgent: true);

    private void Tick(bool isUrgent)
    {
        // A tick that finds its predecessor still at work is not needed.
        if (_fault is not null || Interlocked.Exchange(ref _ticking, 1) == 1)
            return;

        if (Volatile.Read(ref _over) == 0)
            Contain(() => Show(isUrgent));
        Volatile.Write(ref _ticking, 0);
    }

    private void Show(bool isUrgent)
    {
        var now = clock.GetElapsedTime(start);
        if (now >= nextFrame || isUrgent)
            Refresh(now);
        if (terminal is not null)
            Paint(terminal);
    }

    private void Refresh(TimeSpan now)
    {
        nextFrame = now + frame;
        var snapshot = progress();
        rate.Add(now, snapshot.Acknowledged);
        if (terminal is not null)
            line = ProgressLine.Live(snapshot, rate.PerSecond, terminal.Width);
        else if (now >= nextPlain || (snapshot.Stopping is not null && !saidStopping))
            WritePlain(snapshot, now);
    }

    private void Paint(ITerminal screen)
    {
        // In the background the line on the screen is no longer ours, not even to clear.
        drawn = screen.Turn == TerminalTurn.Ours;
        // The cursor goes back to the start, where others who write expect it.
        if (drawn)
            screen.Write("\r" + line + ClearToEnd + "\r");
    }

    private void WritePlain(ProgressSnapshot snapshot, TimeSpan now)
    {
        nextPlain = now + plainInterval;
        saidStopping = snapshot.Stopping is not null;
        log.WriteLine(ProgressLine.Plain(snapshot, rate.PerSecond));
    }

    private async Task EndAsync(string? farewell)
    {
        if (Interlocked.Exchange(ref _over, 1) == 1)
            return;

        try
        {
            // A log that nobody reads can hold a write for ever; the run's end does not wait for that.
            await timer.DisposeAsync().AsTask().WaitAsync(patience, clock).ConfigureAwait(false);
            await Task.Run(() => LastWords(farewell)).WaitAsync(patience, clock).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            _fault ??= e;
        }
    }

    private void LastWords(string? farewell)
    {
        // An urgent tick may still be at work on another thread. From here on none is let in.
        if (!SpinWait.SpinUntil(() => Interlocked.Exchange(ref _ticking, 1) == 0, patience))
            return;

        var said = false;
        if (terminal is not null)
            Contain(() => said = Leave(terminal, farewell));
        if (farewell is not null && !said)
            Contain(() => log.WriteLine(string.Join(Environment.NewLine, Lines(farewell))));
        Contain(() => terminal?.Dispose());
        Contain(log.Dispose);
    }

    private bool Leave(ITerminal screen, string? farewell)
    {
        var turn = screen.Turn;
        if (turn == TerminalTurn.Others || _fault is not null)
            return false;

        var words = farewell is null ? "" : string.Concat(Lines(farewell).Select(words => words + "\r\n"));
        if (turn == TerminalTurn.Prompt)
            screen.Write(words.Length == 0 ? "" : "\r\n" + words);
        else if (words.Length > 0)
            screen.Write("\r" + ClearToEnd + words + string.Concat(Enumerable.Repeat("\r\n", RowsThatArePainted)));
        else if (drawn)
            screen.Write("\r" + ClearToEnd);
        return farewell is not null;
    }

    private static IEnumerable<string> Lines(string text) => text.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(TerminalText.Neutralise);

    private void Contain(Action show)
    {
        try
        {
            show();
        }
        catch (Exception e)
        {
            _fault ??= e;
        }
    }
}
