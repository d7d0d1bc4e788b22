using System.Text.RegularExpressions;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>The test platform's own filters choose whole evals, and tests beside them as ever.</summary>
public sealed partial class FilterTests(Installed installed)
{
    [Theory]
    [InlineData("--filter-method Runners.Good.Passes", "Good.Passes")]
    [InlineData("--filter-method *.Fails --filter-method *.Adds", "Bad.Fails|Beside.Adds")]
    [InlineData("--filter-class Runners.Good", "Good.Partly|Good.Passes|Good.Waits")]
    [InlineData("--filter-trait kind=bad", "Bad.Fails")]
    [InlineData("--filter-trait kind=good kind=plain", "Beside.Adds|Good.Partly|Good.Passes|Good.Waits")]
    [InlineData("--filter-namespace Runners --filter-not-class *.Dirty *.Bad *.Shared *.Compared", "Beside.Adds|Beside.Doubles(number: 1)|Beside.Doubles(number: 2)|Good.Partly|Good.Passes|Good.Waits")]
    [InlineData("--filter-not-trait kind=bad kind=good kind=plain --filter-not-class *.Dirty *.Shared *.Compared --filter-not-method *.Doubles", "Bad.Forgives|Bad.Measures")]
    [InlineData("--filter-query /*/Runners/Bad/[kind=bad]", "Bad.Fails")]
    [InlineData("--filter-query /*/*/*/(Passes)|(Doubles)", "Beside.Doubles(number: 1)|Beside.Doubles(number: 2)|Good.Passes")]
    [InlineData("--filter-class *.Compared", "Compared.Answers(model: \"large\")|Compared.Answers(model: \"small\")")]
    [InlineData("--filter-query /*/*/*/Nobody", "")]
    public async Task A_filter_chooses_whole_evals(string filter, string tests)
    {
        using var lab = new Lab(installed);

        var list = await lab.RunAsync(installed.Runners, ["--list-tests", .. filter.Split(' ')], ("ROWS", "not to be read"));

        var found = list.Output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("Runners.", StringComparison.Ordinal)).Select(l => l["Runners.".Length..]).Order(StringComparer.Ordinal);
        Assert.Equal(tests, string.Join('|', found));
    }

    [Fact]
    public async Task A_run_that_is_filtered_runs_all_samples_of_what_it_chose_and_nothing_else()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync(installed.Runners, ["--experiment", "x", "--filter-query", "/*/*/*/(Passes)|(Adds)|(Doubles)"]);

        Assert.Equal(4, Total(run.Succeeded()));
        Assert.Equal(["fact", "theory 1", "theory 2"], lab.Started().Where(s => !s.StartsWith("good ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(10, lab.Folder("x").Completed("Good.Passes").Count);
        Assert.Equal(10, lab.Folder("x").Samples().Count);
    }

    [Fact]
    public async Task A_uid_runs_its_eval_alone_even_when_the_eval_failed_before()
    {
        using var lab = new Lab(installed);
        await using var ide = await IdeClient.StartAsync(lab.Of(installed.Runners, []));
        var eval = (await ide.DiscoverAsync()).Single(t => t.Name == "Runners.Bad.Fails");

        // As the platform's retry extension starts a program again for the tests that failed.
        string[] again = ["--experiment", "x", "--filter-uid", eval.Uid];
        var first = (await lab.RunAsync(installed.Runners, again)).Failed();
        var second = (await lab.RunAsync(installed.Runners, again)).Failed();
        var third = (await lab.RunAsync(installed.Runners, again)).Failed();

        // Both failing samples and the eval fail each time, though none ran again.
        Assert.Equal([3, 3, 3], new[] { first, second, third }.Select(Total));
        Assert.Equal([2, 2, 2], new[] { first, second, third }.Select(r => r.ExitCode));
        Assert.Equal(10, lab.Started().Count);
    }

    private static int Total(ProcessResult run) =>
        int.Parse(TotalLine().Match(run.Output).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*total: (\d+)", RegexOptions.Multiline)]
    private static partial Regex TotalLine();
}
