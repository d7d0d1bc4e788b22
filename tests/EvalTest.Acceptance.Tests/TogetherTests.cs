using System.Diagnostics;

namespace EvalTest.Acceptance.Tests;

public sealed class TogetherTests(Installed installed)
{
    [Fact]
    public async Task Of_two_processes_on_one_experiment_the_second_waits_says_who_holds_it_and_runs_nothing()
    {
        using var lab = new Lab(installed);
        await using var first = lab.Start("Cases", "--experiment shared", ("ROWS", "0..10"), ("DELAY", "60000"));
        await first.UntilAsync(() => lab.Started().Count == 10, "all samples started", Lab.Patience);
        var watch = Stopwatch.StartNew();

        await using var second = lab.Start("Cases", "--experiment shared", ("ROWS", "0..20"));
        var ended = await second.WaitAsync(Lab.Patience);

        ended.Failed();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
        Assert.Contains($"{first.Id}", ended.All, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, ended.All, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(lab.StartedBy(second.Id));
    }

    [Fact]
    public async Task Two_test_projects_of_one_solution_both_run_under_one_name()
    {
        using var lab = new Lab(installed);

        var run = await installed.Folder.DotnetAsync(["test", "--solution", installed.Solution, "-c", "Release", "--no-build", "--experiment", "both"], lab.Environment(("RIGHT", "10"), ("GSM8K", OneQuestion(lab))));

        Assert.Equal(10, lab.Folder("both").Completed("Fixture.Cases.Works").Count);
        Assert.Equal(3, lab.Folder("both").Completed("Second.Other.Works").Count);
        Assert.Equal(["Fixture", "Second"], lab.Folder("both").Files().Select(f => f.Header.GetProperty("assembly").GetString()).Order(StringComparer.Ordinal));
        run.Succeeded();
    }

    private static string OneQuestion(Lab lab)
    {
        var path = Path.Combine(lab.Logs, "..", "questions.jsonl");
        const string solution = """{"is_correct":true,"solution":"A: 1"}""";
        File.WriteAllText(path, $$"""{"question":"1?","ground_truth":"A: 1","6b_finetuning":{{solution}},"6b_verification":{{solution}},"175b_finetuning":{{solution}},"175b_verification":{{solution}}}""" + "\n");
        return Path.GetFullPath(path);
    }
}
