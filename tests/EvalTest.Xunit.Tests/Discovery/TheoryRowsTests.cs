using EvalTest.Options;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

/// <summary>What xunit's rows and <c>[EvalCase]</c> say of themselves beside their values.</summary>
public sealed class TheoryRowsTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_case_is_known_by_its_id_and_else_by_its_values()
    {
        await folder.RunAsync(typeof(Classes.Cases));

        Assert.Equal([("sum", 5.0), ("h-", 7.0)], folder.Records().OrderBy(r => r.Index).Select(r => (r.Key.SampleId[..Math.Min(r.Key.SampleId.Length, 3)].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'), r.Scores[0].Value)));
    }

    [Fact]
    public async Task The_id_keeps_the_result_of_a_case_whose_values_changed_as_one_whose_input_changed()
    {
        await folder.RunAsync(typeof(Classes.Cases));
        await folder.RunAsync(typeof(Classes.Corrected));

        Assert.Equal(["sum 5", "sum 6"], folder.Records().Where(r => r.Key.SampleId == "sum").Select(r => $"{r.Key.SampleId} {r.Scores[0].Value}"));
    }

    [Fact]
    public async Task Rows_have_their_own_display_name_traits_and_time_out()
    {
        var story = await folder.RunAsync(typeof(Classes.Described), new RunOptions { Report = ReportMode.All });

        Assert.Equal(["described", "described[labelled]", "described[the slow one]"], story.Finished.Keys.Order());
        var (slow, labelled) = (folder.Records().Single(r => r.Index == 0), folder.Records().Single(r => r.Index == 1));
        Assert.Equal((Outcome.Timeout, "the slow one", "kind=slow, size=2"), (slow.Outcome, slow.Name, string.Join(", ", slow.Tags.Select(t => $"{t.Key}={t.Value}").Order())));
        Assert.Equal((Outcome.Completed, "labelled", "all=yes"), (labelled.Outcome, labelled.Name, labelled.Output?.TrimEnd()));
    }

    [Fact]
    public async Task The_time_out_of_the_command_line_is_stronger_than_that_of_a_row()
    {
        await folder.RunAsync(typeof(Classes.Quick), new RunOptions { Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal(Outcome.Completed, folder.Records()[0].Outcome);
    }

    [Fact]
    public async Task An_explicit_row_runs_when_it_is_asked_for_by_its_id()
    {
        await folder.RunAsync(typeof(Classes.Explicit));
        await folder.RunAsync(typeof(Classes.Explicit), new RunOptions { SampleGlob = "dear" });

        Assert.Equal(
            ["cheap Completed ", "dear Skipped explicit: it runs when its id is given by --eval-sample", "dear Completed "],
            folder.Records().OrderBy(r => r.Key.SampleId).ThenBy(r => r.Attempt).Select(r => $"{r.Key.SampleId} {r.Outcome} {r.SkipReason}"));
    }

    [Fact]
    public async Task Two_cases_of_one_id_are_refused()
    {
        var story = await folder.RunAsync(typeof(Classes.Twice));

        Assert.Contains("rows 0 and 1 of the dataset (counted from 0) both have the id \"same\"", story.Lines[0], StringComparison.Ordinal);
    }

    private static class Classes
    {
        public sealed class Cases
        {
            [EvalForEach(Id = "cases")]
            [EvalCase(2, 3, Id = "sum")]
            [EvalCase(3, 4)]
            public double Adds(int a, int b) => a + b;
        }

        public sealed class Corrected
        {
            [EvalForEach(Id = "cases")]
            [EvalCase(3, 4)]
            [EvalCase(3, 3, Id = "sum")]
            public double Adds(int a, int b) => a + b;
        }

        public sealed class Described(ITestOutputHelper output)
        {
            public static IEnumerable<ITheoryDataRow> Rows() =>
            [
                new TheoryDataRow<int>(60_000) { TestDisplayName = "the slow one", Timeout = 20 }.WithTrait("kind", "slow").WithTrait("size", "2"),
                new TheoryDataRow<int>(0) { Label = "labelled" },
            ];

            [EvalForEach(nameof(Rows), DisplayName = "described", Retries = 0)]
            [Trait("all", "yes")]
            public async Task Waits(int milliseconds, EvalContext eval, CancellationToken cancel)
            {
                output.WriteLine(string.Join(", ", eval.Tags.Select(t => $"{t.Key}={t.Value}").Order()));
                await Task.Delay(milliseconds, cancel);
            }
        }

        public sealed class Quick
        {
            public static IEnumerable<ITheoryDataRow> Rows() => [new TheoryDataRow<int>(100) { Timeout = 1 }];

            [EvalForEach(nameof(Rows))]
            public Task Waits(int milliseconds, CancellationToken cancel) => Task.Delay(milliseconds, cancel);
        }

        public sealed class Explicit
        {
            [EvalForEach]
            [EvalCase(1, Id = "cheap")]
            [EvalCase(2, Id = "dear", Explicit = true)]
            public void Runs(int row) => _ = row;
        }

        public sealed class Twice
        {
            [EvalForEach]
            [EvalCase(1, Id = "same")]
            [EvalCase(2, Id = "same")]
            public void Runs(int row) => _ = row;
        }
    }
}
