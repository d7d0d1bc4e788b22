using System.Collections.Concurrent;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class TrialsTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly List<string> ran = [];

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Each_trial_of_a_sample_runs_once_and_has_a_seed_of_its_own()
    {
        var seeds = new ConcurrentBag<int>();

        var outcome = await engine.RunAsync(Rows(4), c =>
        {
            seeds.Add(c.Seed);
            return Note(c);
        }, Repeated(3));

        Assert.Equal(Rows(4).SelectMany(r => new[] { $"{r.Id}:0", $"{r.Id}:1", $"{r.Id}:2" }).Order(), ran.Order());
        Assert.Equal(12, seeds.Distinct().Count());
        Assert.Contains("planned     4 samples x 3 trials\ncompleted   12 of 12 (0 before, 12 now)", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_is_the_same_when_a_trial_runs_again_and_another_with_another_eval_seed()
    {
        var first = new Dictionary<string, int>();
        var again = new Dictionary<string, int>();
        var other = new Dictionary<string, int>();

        await engine.RunAsync(Rows(2), c => Keep(first, c), Repeated(2));
        await engine.RunAsync(Rows(2), c => Keep(again, c), Repeated(2) with { Rerun = Rerun.All });
        await engine.RunAsync(Rows(2), c => Keep(other, c), Repeated(2) with { Rerun = Rerun.All, Seed = 7 });

        Assert.Equal(first.OrderBy(p => p.Key), again.OrderBy(p => p.Key));
        Assert.Empty(first.Values.Intersect(other.Values));
    }

    [Fact]
    public async Task More_trials_run_the_missing_ones_only()
    {
        await engine.RunAsync(Rows(4), c => Note(c), Repeated(3));
        ran.Clear();

        var outcome = await engine.RunAsync(Rows(4), c => Note(c), Repeated(5));

        Assert.Equal(Rows(4).SelectMany(r => new[] { $"{r.Id}:3", $"{r.Id}:4" }).Order(), ran.Order());
        Assert.Equal((12, 8, 20), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow, outcome.Summary.Planned));
    }

    [Fact]
    public async Task A_trial_that_erred_is_topped_up_alone()
    {
        await engine.RunAsync(Rows(2), c => c is { SampleId: "s1", Trial: 1 } ? throw new InvalidOperationException("503") : (object)Note(c), Repeated(3));
        ran.Clear();

        await engine.RunAsync(Rows(2), c => Note(c), Repeated(3));

        Assert.Equal(["s1:1"], ran);
    }

    [Fact]
    public async Task Fewer_trials_keep_what_is_recorded_and_leave_it_out_of_the_figures()
    {
        await engine.RunAsync(Rows(4), c => Score.Measure("trial", c.Trial), Repeated(5));

        var fewer = await engine.RunAsync(Rows(4), c => Note(c), Repeated(2));
        var again = await engine.RunAsync(Rows(4), c => Note(c), Repeated(5));

        Assert.Empty(ran);
        Assert.Equal((8, 8, 0), (fewer.Summary.Planned, fewer.Summary.CompletedBefore, fewer.Summary.Stale));
        Assert.Equal(0.5, Assert.Single(fewer.Summary.Scores).Mean);
        Assert.Equal((20, 2), (again.Summary.CompletedBefore, Assert.Single(again.Summary.Scores).Mean));
    }

    [Fact]
    public async Task Trials_of_a_sample_that_is_gone_are_stale_and_its_id_is_told_once()
    {
        await engine.RunAsync(Rows(4), c => Note(c), Repeated(3));

        var outcome = await engine.RunAsync(Rows(3), c => Note(c), Repeated(3));

        Assert.Equal(3, outcome.Summary.Stale);
        Assert.Contains("\"count\":3,\"trials\":3,\"stale\":[\"s3\"]", await File.ReadAllTextAsync(outcome.Summary.SessionFile!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trials_of_samples_that_a_filter_leaves_out_are_not_stale()
    {
        await engine.RunAsync(Rows(4), c => Note(c), Repeated(3));

        var outcome = await engine.RunAsync(Rows(4), c => Note(c), Repeated(3) with { SampleGlob = "s1" });

        Assert.Equal((3, 0), (outcome.Summary.Planned, outcome.Summary.Stale));
    }

    [Fact]
    public async Task A_trial_is_named_by_its_number_from_the_second_on()
    {
        var outcome = await engine.RunAsync(Rows(2), c => !(c.SampleId == "s1" && c.Trial != 1), Repeated(3));

        Assert.Contains("failing samples\n  s1    passed 0: the eval returned false\n  s1#3  passed 0: the eval returned false\n", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(["s1", "s1#3"], outcome.Samples.Select(s => s.Key.Name));
        Assert.StartsWith("2 of 6 completed trials failed.", outcome.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_without_a_gated_score_is_named_too()
    {
        var eval = Engine.Eval() with { Gates = [new Gate("x", 1, null, null)] };

        var outcome = await engine.RunAsync(Rows(1), c => c.Trial == 1 ? true : Score.Measure("x", 1), Repeated(2), eval);

        Assert.Contains("1 completed trial without this score counts as 0: s0#2", outcome.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_samples_are_reported_trial_by_trial()
    {
        await engine.RunAsync(Rows(3), _ => true, Repeated(1));

        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(Repeated(3) with { Report = ReportMode.All }, stop);
        var outcome = await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(3)), (c, _) => ValueTask.FromResult<object?>(c.Trial != 2));

        Assert.Equal(["s0", "s0#2", "s1", "s1#2", "s2", "s2#2", "s0#3", "s1#3", "s2#3"], outcome.Samples.Select(s => s.Key.Name));
    }

    [Fact]
    public async Task A_changed_row_runs_all_its_trials_again()
    {
        await engine.RunAsync(Rows(2), c => Note(c), Repeated(2));
        ran.Clear();

        await engine.RunAsync([new Row("s0", 0), new Row("s1", 9)], c => Note(c), Repeated(2));

        Assert.Equal(["s1:0", "s1:1"], ran.Order());
    }

    [Fact]
    public async Task An_attribute_asks_for_trials_and_the_command_line_for_others()
    {
        var eval = Engine.Eval() with { Repeat = 2 };

        Assert.Equal(4, (await engine.RunAsync(Rows(2), _ => true, eval: eval)).Summary.Planned);
        Assert.Equal(6, (await engine.RunAsync(Rows(2), _ => true, Repeated(3), eval)).Summary.Planned);
    }

    [Fact]
    public async Task Where_each_sample_has_one_trial_nothing_is_said_of_trials()
    {
        var outcome = await engine.RunAsync(Rows(2), c => c.SampleId == "s0");

        Assert.DoesNotContain("trial", outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"trials\"", await File.ReadAllTextAsync(outcome.Summary.SessionFile!, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<Row> Rows(int count) => Enumerable.Range(0, count).Select(i => new Row($"s{i}", i));

    private static bool Keep(Dictionary<string, int> seeds, EvalContext context)
    {
        lock (seeds)
            seeds.Add($"{context.SampleId}:{context.Trial}", context.Seed);
        return true;
    }

    private RunOptions Repeated(int trials) => engine.Options with { Repeat = trials };

    private bool Note(EvalContext context)
    {
        lock (ran)
            ran.Add($"{context.SampleId}:{context.Trial}");
        return true;
    }
}
