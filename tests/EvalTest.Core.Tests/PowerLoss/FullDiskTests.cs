using System.Globalization;
using EvalTest.Core.Tests.Running;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>A real file system that runs full in the middle of a run.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const int First = 10;
    private const int Rows = 200;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder folder = new();
    private bool mounted;

    public async ValueTask InitializeAsync() => mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await MountAsync("size=192k");

    public async ValueTask DisposeAsync()
    {
        if (mounted)
            await ChildProcess.RunAsync(new ChildProcessOptions("umount", folder.Path), patience);
        folder.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_fills_the_disk_says_so_and_goes_on_once_there_is_room(bool sync)
    {
        Assert.SkipUnless(mounted, "this machine does not let tests mount a small file system");
        var acknowledged = 0;
        var bodies = new List<string>();

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync(bodies, sync, count => acknowledged = count));
        Assert.StartsWith($"Writing {Path.Combine(folder.Path, "x", "Tests.")}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("No space left on device (ENOSPC, errno 28). The disk is full: free some space. Durable up to sample \"s", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(acknowledged, First, First + Rows - 1);
        var session = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "x"), "*.jsonl"));
        Assert.DoesNotContain("\"t\":\"end\"", await File.ReadAllTextAsync(session, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.True(await MountAsync("remount,size=4m"));
        bodies.Clear();
        var outcome = await RunAsync(bodies, sync, _ => { });

        Assert.Equal((Rows, Rows), (outcome.Summary.Planned, outcome.Summary.Completed));
        Assert.InRange(bodies.Count, 1, First + Rows - acknowledged);
    }

    private async Task<EvalOutcome> RunAsync(List<string> bodies, bool sync, Action<int> acknowledged)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new RunOptions { Experiment = "x", Directory = folder.Path, Concurrency = 1, Durability = sync ? Durability.Sync : Durability.Os };
        var run = await ExperimentRun.OpenAsync(new RunSetup(options, "Tests", "net10.0", null, TimeProvider.System, null, stop), CancellationToken.None);
        try
        {
            // At the end of an eval all of it is durable.
            await run.RunEvalAsync(Engine.Eval("Tests.First"), RowsOf(First), (context, _) => ValueTask.FromResult(Body(context)));
            return await run.RunEvalAsync(Engine.Eval(), RowsOf(Rows), (context, _) => ValueTask.FromResult(Body(context)));
        }
        finally
        {
            acknowledged(run.Progress.Acknowledged);
            await run.DisposeAsync();
        }

        object? Body(EvalContext context)
        {
            bodies.Add(context.SampleId);
            context.Record("answer", new string('a', 2_000));
            return true;
        }
    }

    private static IAsyncEnumerable<object?> RowsOf(int count) =>
        Engine.Stream(Enumerable.Range(0, count).Select(i => new Row(string.Create(CultureInfo.InvariantCulture, $"s{i}"), i, Changed: false)));

    private async Task<bool> MountAsync(string options) =>
        (await ChildProcess.RunAsync(new ChildProcessOptions("mount", "-t", "tmpfs", "-o", options, "none", folder.Path), patience)).ExitCode == 0;
}
