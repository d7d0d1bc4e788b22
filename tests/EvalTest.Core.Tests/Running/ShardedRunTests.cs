using System.Collections.Concurrent;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Running;

public sealed class ShardedRunTests : IDisposable
{
    private static readonly EvalDefinition gated = Engine.Eval() with { Gates = [new Gate("x", 0.5, null, null)] };

    private readonly Engine engine = new();
    private readonly ConcurrentBag<string> ran = [];

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task What_all_parts_completed_is_one_experiment_that_the_whole_judges()
    {
        var first = await engine.RunAsync(Rows(20), Body, Part(1, 2), gated);
        var second = await engine.RunAsync(Rows(20).Reverse(), Body, Part(2, 2), gated);

        var whole = await engine.RunAsync(Rows(20), Body, eval: gated);

        Assert.Equal(Rows(20).Select(r => r.Id).Order(), ran.Order());
        Assert.Equal((20, 20, 0), (first.Summary.CompletedNow + second.Summary.CompletedNow, whole.Summary.CompletedBefore, whole.Summary.CompletedNow));
        Assert.Equal([GateStatus.NotJudged, GateStatus.NotJudged, GateStatus.Holds], new[] { first, second, whole }.Select(o => o.Verdict.Gates[0].Status));
        Assert.Contains("x >= 0.5: not judged, the figures cover only a part (--eval-shard 1/2); a run of the whole judges it", first.Text, StringComparison.Ordinal);
        Assert.Contains("part        --eval-shard 2/2\n", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_says_in_its_file_which_it_is()
    {
        var outcome = await engine.RunAsync(Rows(20), Body, Part(2, 3));

        var lines = await File.ReadAllLinesAsync(outcome.Summary.SessionFile!, TestContext.Current.CancellationToken);
        Assert.Contains("\"shard\":\"2/3\"", lines[0], StringComparison.Ordinal);
        Assert.Contains($"\"exhausted\":true,\"count\":{outcome.Summary.Planned},\"shard\":\"2/3\"", lines.Single(l => l.Contains("\"t\":\"plan\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("-e EVALTEST_SHARD=2/3", outcome.Summary.ResumeArguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_is_no_reading_of_the_whole_dataset()
    {
        await engine.RunAsync(Rows(20), Body, Part(1, 2));

        Assert.Equal((-1, -1), Counts());

        await engine.RunAsync(Rows(20), Body, Part(2, 2));

        // Both parts together say how many there are, to whom it is only a hint.
        Assert.Equal((-1, 20), Counts());
    }

    [Fact]
    public async Task Of_a_sample_that_is_gone_only_its_part_tells()
    {
        await engine.RunAsync(Rows(20), Body);
        var gone = Shard.NumberOf("s19", 2);

        var its = await engine.RunAsync(Rows(19), Body, Part(gone, 2));
        var other = await engine.RunAsync(Rows(19), Body, Part(3 - gone, 2));

        Assert.Equal((1, 0), (its.Summary.Stale, other.Summary.Stale));
        Assert.Contains("\"stale\":[\"s19\"]", await File.ReadAllTextAsync(its.Summary.SessionFile!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"stale\":[]", await File.ReadAllTextAsync(other.Summary.SessionFile!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_runs_again_forgets_nothing_of_the_others()
    {
        await engine.RunAsync(Rows(20), Body);
        ran.Clear();

        await engine.RunAsync(Rows(20), Body, Part(1, 2) with { Rerun = Rerun.All });
        var whole = await engine.RunAsync(Rows(20), Body);

        Assert.Equal(Rows(20).Select(r => r.Id).Where(new Shard(1, 2).Holds).Order(), ran.Order());
        Assert.Equal((20, 0), (whole.Summary.CompletedBefore, whole.Summary.CompletedNow));
    }

    [Fact]
    public async Task Parts_of_one_division_run_at_the_same_time()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var first = await engine.OpenAsync(Part(1, 3), stop);
        await using var second = await engine.OpenAsync(Part(2, 3), stop);

        Assert.Equal(["Tests.net10.0.1-of-3.lock", "Tests.net10.0.2-of-3.lock", "Tests.net10.0.lock", "experiment.lock"], Directory.GetFiles(engine.ExperimentFolder, "*.lock").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1/2", "1/2", "has been writing part 1/2 of the experiment in ", " Nothing was run.")]
    [InlineData("1/2", "1/3", "has been writing part 1/2 of the experiment in ", " This run is of part 1/3, and what runs at the same time must be parts of one division, such as 1/3, 2/3 and 3/3. Nothing was run.")]
    [InlineData("1/2", "", "has been writing part 1/2 of the experiment in ", " This run is of the whole, and")]
    [InlineData("", "1/2", "has been writing the experiment in ", " This run is of part 1/2, and")]
    [InlineData("", "", "has been writing the experiment in ", " Nothing was run.")]
    public async Task What_would_run_a_sample_twice_at_the_same_time_is_refused(string running, string opened, string who, string why)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(OptionsOf(running), stop);

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => engine.OpenAsync(OptionsOf(opened), stop));

        Assert.StartsWith($"Process {Environment.ProcessId} on {Environment.MachineName} {who}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($" UTC.{why}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/2", "1/3")]
    [InlineData("1/2", "")]
    [InlineData("", "1/2")]
    public async Task What_ran_before_keeps_nobody_out(string before, string after)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using (await engine.OpenAsync(OptionsOf(before), stop))
        {
        }

        await using var run = await engine.OpenAsync(OptionsOf(after), stop);
    }

    [Fact]
    public async Task An_eval_of_one_sample_is_in_one_part_and_the_others_say_so()
    {
        var number = Shard.NumberOf("fact", 2);

        var its = await engine.RunAsync([new Row("fact", 1)], Body, Part(number, 2));
        var other = await engine.RunAsync([new Row("fact", 1)], Body, Part(3 - number, 2));

        Assert.Equal((1, false), (its.Summary.Planned, its.Summary.NoneChosen));
        Assert.Equal((0, true, true), (other.Summary.Planned, other.Summary.NoneChosen, other.Verdict.Passes));
    }

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    private RunOptions Part(int number, int count) => engine.Options with { Shard = new Shard(number, count) };

    private RunOptions OptionsOf(string part) => Shard.TryParse(part, out var shard) ? engine.Options with { Shard = shard } : engine.Options;

    private (int Last, int Count) Counts()
    {
        using var folder = Disks.Local.Find(engine.ExperimentFolder);
        var results = ExperimentState.Load(folder, "Tests").Eval("Tests.Eval");
        return (results.LastCount, results.CountOf(null));
    }

    private Score Body(EvalContext context)
    {
        ran.Add(context.SampleId);
        return Score.Measure("x", 1);
    }
}
