using System.Text.Json;
using System.Text.Json.Serialization;
using EvalTest.Core.Tests.Running;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Stores;

public sealed class RecordedExperimentTests : IDisposable
{
    private static readonly JsonSerializerOptions withNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task The_files_alone_give_the_figures_of_the_run()
    {
        var eval = Engine.Eval() with { Gates = [new Gate("quality", 0.4, null, 0.5) { WithConfidence = 0.9 }] };
        var run = await engine.RunAsync(Rows(60), Body, eval: eval);

        using var recorded = Open();

        Assert.Equal(Figures(run.Summary), Figures(Assert.Single(recorded.Evals).Summary));
        Assert.Equal((ExperimentStatus.Incomplete, 60), (recorded.Status, recorded.Evals[0].Total));
        Assert.Equal(run.Verdict.Gates.Select(g => g.Text), recorded.Evals[0].Verdict.Gates.Select(g => g.Text));
    }

    [Fact]
    public async Task Trials_are_those_of_one_sample_whatever_its_place_in_the_dataset_was()
    {
        await engine.RunAsync(Rows(20), Body, engine.Options with { Repeat = 2 });
        var run = await engine.RunAsync(Rows(20).Reverse(), Body, engine.Options with { Repeat = 3 });

        using var recorded = Open();

        Assert.Equal(Figures(run.Summary), Figures(recorded.Evals[0].Summary));
        Assert.Equal((60, 20, 3), (recorded.Evals[0].Total, recorded.Evals[0].Summary.Samples, recorded.Evals[0].Summary.Trials));
    }

    [Fact]
    public async Task Trials_beyond_those_that_the_last_run_asked_for_are_left_out()
    {
        await engine.RunAsync(Rows(5), _ => true, engine.Options with { Repeat = 4 });
        await engine.RunAsync(Rows(5), _ => true, engine.Options with { Repeat = 2 });

        using var recorded = Open();

        Assert.Equal((10, 10, 0), (recorded.Evals[0].Total, recorded.Evals[0].Summary.Completed, recorded.Evals[0].Summary.Stale));
    }

    [Fact]
    public async Task What_the_dataset_no_longer_holds_is_left_out_until_it_holds_it_again()
    {
        await engine.RunAsync(Rows(10), _ => true);
        await engine.RunAsync(Rows(7), _ => true);
        using (var without = Open())
            Assert.Equal((7, 7, 3), (without.Evals[0].Total, without.Evals[0].Summary.Completed, without.Evals[0].Summary.Stale));

        await engine.RunAsync(Rows(9), _ => true);

        using var with = Open();
        Assert.Equal((9, 9, 1, ExperimentStatus.Complete), (with.Evals[0].Total, with.Evals[0].Summary.Completed, with.Evals[0].Summary.Stale, with.Status));
    }

    [Fact]
    public async Task Parts_are_the_whole_once_all_of_them_ran()
    {
        await engine.RunAsync(Rows(30), _ => true, engine.Options with { Shard = new Shard(1, 2) });
        using (var half = Open())
            Assert.Equal((null, ExperimentStatus.Incomplete, "--eval-shard 1/2"), (half.Evals[0].Total, half.Status, half.Evals[0].Summary.Partial));

        await engine.RunAsync(Rows(30), _ => true, engine.Options with { Shard = new Shard(2, 2) });

        using var whole = Open();
        Assert.Equal((30, 30, ExperimentStatus.Complete), (whole.Evals[0].Total, whole.Evals[0].Summary.Completed, whole.Status));
    }

    [Fact]
    public async Task A_limit_leaves_the_total_unknown_and_the_gates_to_the_whole()
    {
        await engine.RunAsync(Rows(30), _ => true, engine.Options with { Limit = 4 }, Engine.Eval() with { Gates = [new Gate("passed", 0.5, null, null)] });

        using var recorded = Open();

        Assert.Equal((null, 4, "--eval-limit 4"), (recorded.Evals[0].Total, recorded.Evals[0].Summary.Completed, recorded.Evals[0].Summary.Partial));
        Assert.Equal(GateStatus.NotJudged, Assert.Single(recorded.Evals[0].Verdict.Gates).Status);
    }

    [Fact]
    public async Task A_run_that_goes_on_is_running_and_complete_when_it_has_ended()
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using (var run = await engine.OpenAsync(null, stop))
        {
            await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Rows(3)), (_, _) => ValueTask.FromResult<object?>(true));
            using var running = Open();
            Assert.Equal((ExperimentStatus.Running, Environment.ProcessId), (running.Status, Assert.Single(running.Writers).Facts?.Pid));
        }

        using var recorded = Open();
        Assert.Equal((ExperimentStatus.Complete, 3), (recorded.Status, recorded.Evals[0].Total));
    }

    [Fact]
    public async Task The_command_that_resumes_has_the_options_without_which_other_trials_would_run()
    {
        await engine.RunAsync(Rows(3), _ => true, engine.Options with { Limit = 2, Repeat = 3, Seed = 7, OnChange = OnChange.Reuse });

        using var recorded = Open();

        Assert.EndsWith("\" --eval-limit 2 --eval-repeat 3 --eval-seed 7 --eval-on-change reuse", recorded.Evals[0].Summary.ResumeArguments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first", " --eval-rescore first")]
    [InlineData("first; reboot", "")]
    public async Task The_command_that_resumes_scores_recorded_outputs_again_and_calls_no_model(string rescored, string expected)
    {
        await engine.RunAsync(Rows(3), _ => true);
        var file = Directory.GetFiles(engine.ExperimentFolder, "*.jsonl")[0];
        var lines = File.ReadAllLines(file);
        lines[0] = Sealed(lines[0].Replace("\"options\":{", $"\"options\":{{\"rescore\":\"{rescored}\",", StringComparison.Ordinal));
        File.WriteAllLines(file, lines);

        using var recorded = Open();

        Assert.EndsWith($"EVALTEST_DIR=\"{engine.Folder}\"{expected}", recorded.Evals[0].Summary.ResumeArguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_without_an_end_was_interrupted_where_something_is_left()
    {
        await engine.RunAsync(Rows(3), _ => true);
        var file = Directory.GetFiles(engine.ExperimentFolder, "*.jsonl")[0];
        File.WriteAllLines(file, File.ReadAllLines(file)[..4]);

        using var recorded = Open();

        Assert.Equal((ExperimentStatus.Interrupted, null, 2), (recorded.Status, recorded.Evals[0].Total, recorded.Evals[0].Summary.Completed));
        Assert.Equal("The run was interrupted: 2 of at least 2 samples completed; resume with: dotnet test --experiment x -e EVALTEST_DIR=\"" + engine.Folder + "\"", Assert.Single(recorded.Evals[0].Verdict.Reasons));
    }

    [Fact]
    public async Task Samples_come_in_the_order_of_the_dataset()
    {
        await engine.RunAsync(Rows(200), Body);

        using var recorded = Open();

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"p{i}"), recorded.Evals[0].Samples().Select(s => s.Key.SampleId));
    }

    [Fact]
    public void What_is_not_there_is_null() => Assert.Null(RecordedExperiment.Open(Disks.Local, engine.Folder, "nothing"));

    /// <summary>With its checksum made right again.</summary>
    private static string Sealed(string header)
    {
        var body = header[..header.LastIndexOf(",\"c\":", StringComparison.Ordinal)];
        var session = JsonDocument.Parse(header).RootElement.GetProperty("session").GetString()!;
        var checksum = Crc32C.Finish(Crc32C.Append(Crc32C.Seed(session), System.Text.Encoding.UTF8.GetBytes(body)));
        return $"{body},\"c\":\"{checksum:x8}\"}}";
    }

    private RecordedExperiment Open() => RecordedExperiment.Open(Disks.Local, engine.Folder, "x")!;

    private static IEnumerable<object?> Rows(int count) => Enumerable.Range(0, count).Select(i => (object?)new Row($"p{i}", i));

    private static object? Body(EvalContext context) => (context.Index % 7) switch
    {
        0 => throw new InvalidOperationException("broken"),
        1 => new EvalResult(new Score("quality", 0.1, false), new Score("length", context.Trial + (context.Index * 0.37))),
        _ => new EvalResult(new Score("quality", 1, true), new Score("length", context.Index * 0.11)),
    };

    /// <summary>All that does not speak of the run itself.</summary>
    private static string Figures(EvalSummary summary) => JsonSerializer.Serialize(new
    {
        summary.Planned,
        summary.Samples,
        summary.Trials,
        summary.Exhausted,
        summary.Completed,
        summary.Errors,
        summary.Timeouts,
        summary.Skipped,
        summary.Pending,
        summary.Passed,
        summary.Failed,
        summary.Stale,
        summary.GivenUp,
        summary.PassRate,
        summary.OfTrials,
        summary.Scores,
        Failures = summary.Failures.Select(f => f.Key.Name),
        summary.WithoutScore,
    }, withNaN);

    private sealed record Row(string Id, int Number);
}
