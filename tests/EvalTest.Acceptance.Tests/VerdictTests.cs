using System.Text.Json;
using System.Text.RegularExpressions;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed partial class VerdictTests(Installed installed)
{
    [Fact]
    public async Task Eighty_of_a_hundred_right_meet_a_gate_of_080()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync("Gated", "--experiment eighty", ("ROWS", "0..100"), ("RIGHT", "80"));

        Assert.Equal(1, Total(run.Succeeded()));
    }

    [Fact]
    public async Task Seventy_nine_of_a_hundred_miss_it_and_the_failing_samples_are_listed()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync("Gated", "--experiment seventynine", ("ROWS", "0..100"), ("RIGHT", "79"));

        run.Failed();
        Assert.Contains("0.8", run.All, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(79, 21), i => Assert.Contains($"[s{i}]", run.All, StringComparison.Ordinal));
        Assert.DoesNotContain("[s78]", run.All, StringComparison.Ordinal);
        Assert.Equal(22, Total(run));
    }

    [Fact]
    public async Task Without_a_gate_one_false_is_red()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync("Cases", "--experiment one", ("FALSE", "s7"));

        Assert.Contains("[s7]", run.Failed().All, StringComparison.Ordinal);
        Assert.Equal(2, Total(run));
    }

    [Fact]
    public async Task At_most_fifty_failing_samples_become_tests_and_a_line_counts_the_rest()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync("Gated", "--experiment many", ("ROWS", "0..100"), ("RIGHT", "0"));

        Assert.Contains("50 more", run.Failed().All, StringComparison.Ordinal);
        Assert.Equal(52, Total(run));
    }

    [Fact]
    public async Task A_fact_beside_evals_runs_as_ever_and_touches_no_experiment()
    {
        using var lab = new Lab(installed);

        (await lab.RunAsync("Plain", "--experiment facts")).Succeeded();
        var second = await lab.RunAsync("Plain", "--experiment facts");

        Assert.Equal(1, Total(second.Succeeded()));
        Assert.Equal(["plain fact", "plain fact"], lab.Started());
        Assert.Empty(Directory.EnumerateFileSystemEntries(lab.Experiments));
    }

    [Fact]
    public async Task Discovery_lists_one_test_for_each_eval_and_reads_no_dataset()
    {
        using var lab = new Lab(installed);

        var list = await lab.RunAsync("*", "--list-tests", ("ROWS", "not to be read"));

        var tests = list.Succeeded().Output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("Fixture.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Fixture.Authored.Batch", "Fixture.Authored.Cases", "Fixture.Authored.Matrix(model: \"large\")", "Fixture.Authored.Matrix(model: \"small\")",
                "Fixture.Cases.Works", "Fixture.Chosen.Works", "Fixture.Gated.Answers", "Fixture.Gsm8k.LargeFinetuning", "Fixture.Gsm8k.LargeVerification", "Fixture.Gsm8k.SmallFinetuning",
                "Fixture.Gsm8k.SmallVerification", "Fixture.Measured.Zero", "Fixture.Plain.Adds", "Fixture.Single.Greets",
                "Fixture.TheoryRows.Binds",
            ],
            tests);
    }

    [Fact]
    public async Task Discovery_says_in_which_file_and_line_each_eval_stands()
    {
        // As IDEs ask the test program.
        var discovered = await ChildProcess.RunAsync(new(installed.Project.Executable, "-automated", "-list", "discovery"), Lab.Patience);

        var cases = discovered.Succeeded().Output.Split('\n').Where(l => l.Contains("\"test-case-discovered\"", StringComparison.Ordinal)).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToArray();
        Assert.Equal(15, cases.Length);
        Assert.All(cases, c => Assert.Matches(@"^\[(Fact|EvalFact|EvalForEach)\b", PlaceOf(c)));
    }

    private static string PlaceOf(JsonElement test) =>
        File.ReadLines(test.GetProperty("SourceFilePath").GetString()!).ElementAt(test.GetProperty("SourceLineNumber").GetInt32() - 1).Trim();

    private static int Total(ProcessResult run) =>
        int.Parse(TotalLine().Match(run.Output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*total: (\d+)", RegexOptions.Multiline)]
    private static partial Regex TotalLine();
}
