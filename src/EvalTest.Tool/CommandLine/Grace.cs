namespace EvalTest.Tool.CommandLine;

/// <summary>How long a command that was interrupted may still take. Most may be cut off anywhere: each step they take is whole by itself.</summary>
internal sealed class Grace(TimeProvider clock)
{
    // Longer than any command takes that looks at the signal.
    private static readonly TimeSpan most = TimeSpan.FromSeconds(1);

    private volatile bool isEndless;

    /// <summary>The command waits for a process that minds the signal itself; a second signal ends it all the same.</summary>
    public void WaitForEnd() => isEndless = true;

    /// <summary>Ends when the command is to be left alone.</summary>
    public async Task AfterAsync(CancellationToken interrupted)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(isEndless ? Timeout.InfiniteTimeSpan : most, clock, CancellationToken.None).ConfigureAwait(false);
    }
}
