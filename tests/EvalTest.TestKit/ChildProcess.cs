using System.Diagnostics;
using System.Text;

namespace EvalTest.TestKit;

/// <summary>A process that a test started. Disposing it kills it and every process that came of it, orphans included.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan afterwards = TimeSpan.FromSeconds(3);

    private readonly string mark = Guid.NewGuid().ToString("N");
    private readonly Process process;
    private readonly string command;
    private readonly Capture output;
    private readonly Capture error;

    private ChildProcess(ChildProcessOptions options)
    {
        command = string.Join(' ', [options.File, .. options.Arguments]);
        var start = new ProcessStartInfo(options.File, options.Arguments)
        {
            WorkingDirectory = options.WorkingFolder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        CleanEnvironment.Apply(start.Environment, options.Environment);
        start.Environment[ProcessTree.MarkVariable] = mark;
        process = Process.Start(start) ?? throw new ChildProcessException($"{command} did not start.");
        output = new Capture(process.StandardOutput);
        error = new Capture(process.StandardError);
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>What it said so far.</summary>
    public string Output => output.Text;

    /// <summary>What it said on standard error so far.</summary>
    public string Error => error.Text;

    /// <summary>Its standard input, unbuffered.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    public static ChildProcess Start(ChildProcessOptions options) => new(options);

    /// <summary>Starts a process and waits for its end.</summary>
    public static async Task<ProcessResult> RunAsync(ChildProcessOptions options, TimeSpan timeout)
    {
        await using var child = Start(options);
        child.process.StandardInput.Close();
        return await child.WaitAsync(timeout);
    }

    public void Send(Signal signal) => SignalSender.Send(Id, signal);

    /// <summary>The living processes that came of this one, itself included, whose command line holds a text.</summary>
    public IReadOnlyList<int> Family(string commandLinePart = "") =>
        [.. ProcessTree.WithMark(mark).Where(id => ProcessTree.CommandLine(id).Contains(commandLinePart, StringComparison.Ordinal))];

    /// <summary>Sends a signal to a process of the family.</summary>
    public static void Send(int processId, Signal signal) => SignalSender.Send(processId, signal);

    /// <summary>Whether a process is still running; one that only waits to be reaped is not.</summary>
    public static bool IsAlive(int processId) => ProcessTree.IsAlive(processId);

    /// <summary>Waits for the end; after the time-out kills it and fails with all it said.</summary>
    public async Task<ProcessResult> WaitAsync(TimeSpan timeout)
    {
        using var deadline = new CancellationTokenSource(timeout);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var family = string.Join("\n", Family().Select(id => $"  {id} {ProcessTree.CommandLine(id)}"));
            KillFamily();
            await EndOfOutput();
            throw new ChildProcessException($"It was still running after {timeout.TotalSeconds:0} s and was killed. Then alive:\n{family}\n{Result(-1)}");
        }

        await EndOfOutput();
        return Result(process.ExitCode);
    }

    /// <summary>Waits until a condition on the running process holds; fails with all it said if it ends or time runs out first.</summary>
    public async Task UntilAsync(Func<bool> condition, string what, TimeSpan timeout)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (HasExited)
            {
                await EndOfOutput();
                if (condition())
                    return;
                throw new ChildProcessException($"It ended before {what}.\n{Result(process.ExitCode)}");
            }

            if (watch.Elapsed > timeout)
                throw new ChildProcessException($"Waited {timeout.TotalSeconds:0} s in vain until {what}.\n{Result(-1)}");
            await Task.Delay(2);
        }
    }

    public async ValueTask DisposeAsync()
    {
        KillFamily();
        await process.WaitForExitAsync();
        await EndOfOutput();
        process.Dispose();
    }

    private void KillFamily()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        // Twice: a member may have started another between the look and the kill.
        for (var round = 0; round < 2; round++)
        {
            foreach (var id in ProcessTree.WithMark(mark))
                SignalSender.Send(id, Signal.Kill);
        }
    }

    // A grandchild may hold the pipe open after the child's end, so the wait is bounded.
    private Task<Task> EndOfOutput() => Task.WhenAny(Task.WhenAll(output.End, error.End), Task.Delay(afterwards));

    private ProcessResult Result(int exitCode) => new(command, exitCode, Output, Error);
}
