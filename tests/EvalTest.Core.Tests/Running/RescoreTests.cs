using System.Text;
using EvalTest.Core.Tests.Comparing;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

public sealed class RescoreTests : IDisposable
{
    private static readonly EvalDefinition eval = Engine.Eval() with { HasTarget = true };

    private readonly Laboratory lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task The_figures_stand_beside_those_of_the_original_which_stays()
    {
        await lab.RunAsync("a", Answers(right: 12), eval: eval);
        var files = Files("a");

        var outcome = await AgainAsync(Rescored(right: 18));

        Assert.Contains("scored again from the outputs of a\nTests.Eval\n  b vs a:  accuracy  0.900 vs 0.600  +0.300 [", outcome.Text, StringComparison.Ordinal);
        Assert.Contains("\n    passed in b only: 6 (p12, p13, p14, p15, p16 and 1 more)", outcome.Text, StringComparison.Ordinal);
        Assert.Equal(files, Files("a"));
    }

    [Fact]
    public async Task A_sample_that_the_original_lacks_or_has_with_another_input_is_skipped_with_the_reason()
    {
        await lab.RunAsync("a", Answers(right: 2), [new Laboratory.Row("p0", 0), new Laboratory.Row("p1", 99)], eval);

        await AgainAsync(Rescored(right: 2), 3);

        var reasons = lab.Open("b").Evals[0].Samples().Select(r => r.SkipReason);
        Assert.Equal(
            [null, "no output to score again: \"a\" has it with another input. Once it has one, --eval-rerun all scores it", "no output to score again: \"a\" holds no result of this sample. Once it has one, --eval-rerun all scores it"],
            reasons);
    }

    [Fact]
    public async Task A_result_without_its_output_is_skipped()
    {
        await lab.RunAsync("a", _ => true, 1, eval);

        await AgainAsync(Rescored(right: 1), 1);

        Assert.StartsWith("no output to score again: \"a\" holds a result of this sample without its output", lab.Open("b").Evals[0].Samples().Single().SkipReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_trial_and_variant_has_its_own_output()
    {
        foreach (var variant in new[] { "model: 1", "model: 2" })
            await lab.RunAsync("a", c => Recorded(c, $"{variant} {c.SampleId} {c.Trial}"), 2, eval with { Variant = variant }, o => o with { Repeat = 2 });

        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        await lab.RunAsync("b", c =>
        {
            seen.Add(Text(c));
            return true;
        }, 2, eval with { Variant = "model: 2" }, o => o with { Repeat = 2, Rescore = "a" });

        Assert.Equal(["model: 2 p0 0", "model: 2 p0 1", "model: 2 p1 0", "model: 2 p1 1"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_rescore_that_was_interrupted_goes_on_where_it_was()
    {
        await lab.RunAsync("a", Answers(right: 12), eval: eval);
        await lab.RunAsync("b", Rescored(right: 12), eval: eval, options: o => o with { Rescore = "a", Limit = 5 });

        var outcome = await AgainAsync(Rescored(right: 12));

        Assert.Equal((5, 15), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow));
        Assert.Equal("--experiment b --eval-rescore a", ResumeCommand.Arguments("b", new RunOptions { Rescore = "a" }, knowsOptions: true, project: null));
    }

    [Fact]
    public async Task Outputs_of_elsewhere_and_answers_of_the_model_do_not_mix()
    {
        await lab.RunAsync("a", Answers(right: 12), eval: eval);
        await lab.RunAsync("b", Rescored(right: 12), eval: eval, options: o => o with { Rescore = "a", Limit = 5 });

        var forgotten = await Assert.ThrowsAnyAsync<EvalTestException>(() => lab.RunAsync("b", Answers(right: 12), eval: eval));
        var other = await Assert.ThrowsAnyAsync<EvalTestException>(() => lab.RunAsync("a", Rescored(right: 12), eval: eval, options: o => o with { Rescore = "b" }));

        Assert.Equal("The experiment \"b\" holds scores of the outputs that \"a\" recorded, and this run would call the model for what is left. Nothing was run. Add --eval-rescore a, or use another experiment name.", forgotten.Message);
        Assert.Equal("The experiment \"a\" holds what the model answered, and --eval-rescore b scores recorded outputs. Nothing was run. Use another experiment name.", other.Message);
    }

    [Fact]
    public async Task An_eval_without_a_target_is_refused_with_what_to_write()
    {
        await lab.RunAsync("a", _ => true, 3);

        var refusal = await Assert.ThrowsAsync<EvalTestException>(() => lab.RunAsync("b", _ => throw new InvalidOperationException("it ran"), 3, options: o => o with { Rescore = "a" }));

        Assert.Equal("--eval-rescore \"a\" scores outputs again without calling the model, and Tests.Eval has no target that is apart from its scoring. Nothing of it was run. Write [EvalTarget(nameof(AskAsync))] on it, with a method AskAsync that returns the output, and take it as the parameter \"string output\".", refusal.Message);
    }

    [Fact]
    public async Task An_experiment_that_is_not_there_is_refused_before_anything_runs()
    {
        var refusal = await Assert.ThrowsAsync<EvalTestException>(() => AgainAsync(_ => throw new InvalidOperationException("it ran")));

        Assert.StartsWith($"--eval-rescore \"a\" is no experiment in {lab.Engine.Folder}. Nothing was run.", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(lab.Engine.Folder, "b")));
    }

    [Fact]
    public void The_experiment_itself_is_refused()
    {
        var options = new RunOptions { Experiment = "Main", Rescore = "main" };

        Assert.Equal(["--eval-rescore \"main\" is the experiment that runs: scoring its outputs again leaves it as it is, so the new scores need another --experiment."], OptionRules.Problems(options));
    }

    private static Score Recorded(EvalContext context, string output)
    {
        context.Record("output", output);
        return Score.Pass();
    }

    private static Func<EvalContext, object?> Answers(int right) => context =>
    {
        context.Record("output", context.SampleId);
        return Score.FromBoolean(Laboratory.NumberOf(context) < right, "accuracy");
    };

    private static Func<EvalContext, object?> Rescored(int right) => context =>
        Score.FromBoolean(Text(context) == context.SampleId && Laboratory.NumberOf(context) < right, "accuracy") with { Scorer = "exact/2" };

    private static string Text(EvalContext context) => System.Text.Json.JsonSerializer.Deserialize<string>(Encoding.UTF8.GetString(context.Stored!().Output))!;

    private Task<EvalOutcome> AgainAsync(Func<EvalContext, object?> body, int count = 20) => lab.RunAsync("b", body, count, eval, o => o with { Rescore = "a" });

    private List<(string Name, string Content)> Files(string experiment) =>
        [.. Directory.GetFiles(Path.Combine(lab.Engine.Folder, experiment), "*.jsonl").Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)))];
}
