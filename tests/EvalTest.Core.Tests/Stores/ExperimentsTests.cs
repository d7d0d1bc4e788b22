using EvalTest.Core.Tests.Running;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Stores;

public sealed class ExperimentsTests : IDisposable
{
    private readonly Engine engine = new();

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_script_sees_how_far_an_experiment_has_come_and_why_it_is_bad()
    {
        await RunAsync();

        using var experiment = Experiments.Open(engine.Folder).Find("x")!;
        var eval = Assert.Single(experiment.Evals);

        Assert.Equal(("x", ExperimentStatus.Incomplete, 9, 10, 1), (experiment.Name, experiment.Status, experiment.CompletedCount, experiment.TotalCount, experiment.ErrorCount));
        Assert.Equal(("Tests", "Tests.Eval", "", 8, 1, false), (eval.Assembly, eval.Id, eval.Variant, eval.PassedCount, eval.FailedCount, eval.Passes));
        Assert.Equal(("length", 42.0 / 9), (Assert.Single(eval.Scores).Key, Assert.Single(eval.Scores).Value));
        Assert.Equal("1 error among 10 samples, and the gates allow none; MaxErrorRate on a gate would.", Assert.Single(eval.WhyNot));
    }

    [Fact]
    public async Task A_script_reads_every_result_in_the_order_of_the_dataset()
    {
        await RunAsync();

        using var experiment = Experiments.Open(engine.Folder).Find("x")!;
        var results = experiment.Results.ToList();

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"p{i}"), results.Select(r => r.SampleId));
        Assert.Equal((Outcome.Error, "no"), (results[3].Outcome, results[3].Error));
        Assert.Equal((Outcome.Completed, false, "\"answer 4\"", "{\"Id\":\"p4\"}"), (results[4].Outcome, results[4].Passed, results[4].Values["response"], results[4].Input));
    }

    [Fact]
    public async Task The_folder_that_holds_dot_evaltest_will_do()
    {
        await RunAsync();
        var above = Directory.CreateDirectory(Path.Combine(engine.Folder, "repository")).FullName;
        Directory.CreateDirectory(Path.Combine(above, ".evaltest"));
        Directory.Move(engine.ExperimentFolder, Path.Combine(above, ".evaltest", "x"));

        Assert.Equal(["x"], Experiments.Open(above).Names);
        Assert.Equal(["x"], Experiments.Open(Path.Combine(above, ".evaltest")).Names);
        Assert.Equal([], Experiments.Open(Path.Combine(above, "nothing")).Names);
        Assert.Null(Experiments.Open(above).Find("y"));
        Assert.ThrowsAny<EvalTestException>(() => Experiments.Open(above).Find("../x"));
    }

    private async Task RunAsync() => await engine.RunAsync(Enumerable.Range(0, 10).Select(i => (object?)new Row($"p{i}")), Body, eval: Engine.Eval() with { Gates = [new Gate("length", 0, null, null)] });

    private static object? Body(EvalContext context)
    {
        if (context.Index == 3)
            throw new InvalidOperationException("no");
        context.Record("response", $"answer {context.Index}");
        return new Score("length", context.Index, context.Index != 4);
    }

    private sealed record Row(string Id);
}
