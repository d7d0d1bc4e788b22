using EvalTest.Datasets;
using EvalTest.Datasets.Tests;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Running;

/// <summary>Rows of a file that cannot be read, from the file to the session file.</summary>
public sealed class BadRowTests : IDisposable
{
    private readonly Engine engine = new();
    private readonly TempFolder folder = new();
    private readonly List<string> ran = [];

    private sealed record Row(string Id, int Answer);

    private sealed record Nameless(string Id, int? Answer);

    public void Dispose()
    {
        engine.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_bad_row_is_an_error_that_names_file_and_line_and_the_others_run()
    {
        var outcome = await RunAsync("""
            {"id":"a","answer":1}
            {"id":"b","answer":"x"}
            {"id":"c"
            {"id":"d","answer":4}
            """);

        Assert.Equal(["a", "d"], ran.Order());
        Assert.Equal((2, 2, 4, true), (outcome.Summary.CompletedNow, outcome.Summary.Errors, outcome.Summary.Planned, outcome.Summary.Exhausted));
        var errors = outcome.Samples.Where(s => s.Outcome == Outcome.Error).ToList();
        Assert.All(errors, e => Assert.Matches("^bad-[0-9a-f]{16}$", e.Key.SampleId));
        Assert.Equal([1, 2], errors.Select(e => e.Index));
        Assert.StartsWith($"{File}:2: this line is no EvalTest.Core.Tests.Running.BadRowTests.Row: the value does not fit System.Int32", errors[0].Error!.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{File}:3: this line is no ", errors[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal(("EvalTest.DatasetException", (string?)null), (errors[0].Error!.Type, errors[0].Error!.Stack));
    }

    [Fact]
    public async Task A_row_whose_id_is_none_is_a_bad_row_too()
    {
        var outcome = await RunAsync("""
            {"id":"a","answer":1}
            {"id":"","answer":2}
            {"id":"d","answer":4}
            """);

        Assert.Equal(["a", "d"], ran.Order());
        var error = Assert.Single(outcome.Samples, s => s.Outcome == Outcome.Error);
        Assert.Equal(
            $"{File}:2: this line cannot be told from others: its id, EvalTest.Core.Tests.Running.BadRowTests.Row.Id, is empty. Give every row an id of its own there, or mark another property with [SampleId].{Environment.NewLine}The line begins: {{\"id\":\"\",\"answer\":2}}",
            error.Error!.Message);
    }

    [Fact]
    public async Task Rows_of_nothing_but_delimiters_are_bad_rows_of_a_csv()
    {
        var file = folder.Write("rows.csv", "id,answer\na,1\n,\n,\nd,4\n");

        var outcome = await RunAsync(Dataset.Csv<Nameless>(file), engine.Options);

        Assert.Equal((2, 2), (outcome.Summary.CompletedNow, outcome.Summary.Errors));
    }

    [Fact]
    public async Task Equal_bad_rows_are_told_apart_and_keep_their_ids_wherever_they_stand()
    {
        var first = await RunAsync("bad\n{\"id\":\"a\",\"answer\":1}\nbad");
        var moved = await RunAsync("{\"id\":\"a\",\"answer\":1}\n\nbad\nbad");

        Assert.Equal(Ids(first), Ids(moved));
        Assert.Equal([Ids(first)[0], $"{Ids(first)[0]}~2"], Ids(first));
    }

    [Fact]
    public async Task It_is_read_again_by_the_next_run_and_a_corrected_one_is_another_sample()
    {
        await RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\",\"answer\":}");
        var again = await RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\",\"answer\":}");
        var corrected = await RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\",\"answer\":2}");

        Assert.Equal(["a", "b"], ran);
        Assert.Equal((1, 1, 1), (again.Summary.CompletedBefore, again.Summary.Errors, again.Summary.Retried));
        Assert.Equal((0, 1, true), (corrected.Summary.Errors, corrected.Summary.Stale, corrected.Verdict.Passes));
    }

    [Fact]
    public async Task It_counts_to_the_limit_on_errors_and_is_not_tried_again()
    {
        var outcome = await RunAsync("x\ny\nz", engine.Options with { MaxErrors = ErrorLimit.Parse("1"), Concurrency = 1 });

        Assert.Contains("--eval-max-errors 1", outcome.Summary.Stopped, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Summary.Retries);
    }

    [Fact]
    public async Task It_takes_no_turn_of_a_provider()
    {
        var rates = RateLimits.None with { All = new RateLimit(1, TimeSpan.FromHours(1)) };

        var outcome = await RunAsync(string.Concat(Enumerable.Range(0, 50).Select(i => $"bad {i}\n")), engine.Options with { Rates = rates });

        Assert.Equal(50, outcome.Summary.Errors);
    }

    [Fact]
    public async Task A_fault_of_the_file_itself_fails_the_eval_and_keeps_the_rows_before()
    {
        var gzip = new MemoryStream();
        using (var packer = new System.IO.Compression.GZipStream(gzip, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            packer.Write("{\"id\":\"a\",\"answer\":1}\nbad\n"u8);
        var file = folder.Write("rows.jsonl.gz", gzip.ToArray()[..^8]);

        var outcome = await RunAsync(Dataset.JsonLines<Row>(file), engine.Options);

        Assert.StartsWith($"{file}:", outcome.Summary.DatasetFault, StringComparison.Ordinal);
        Assert.False(outcome.Verdict.Passes);
    }

    [Fact]
    public async Task Strict_refuses_the_eval_at_the_first_one_and_nothing_runs()
    {
        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\"}", engine.Options with { Strict = true }));

        Assert.Empty(ran);
        Assert.StartsWith($"Tests.Eval: --eval-strict refuses the dataset. Nothing was run.\n{File}:2: this line is no ", fault.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.EndsWith("\nCorrect the row, or leave --eval-strict out: the row is then an error of its own, and the others run.", fault.Message.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strict_reads_no_further_than_the_run_does() =>
        Assert.Equal(1, (await RunAsync("{\"id\":\"a\",\"answer\":1}\nbad", engine.Options with { Strict = true, Limit = 1 })).Summary.CompletedNow);

    [Fact]
    public async Task Strict_asks_the_eval_whether_it_could_take_each_row()
    {
        var eval = Engine.Eval() with { RowProblem = sample => ((Row)sample.Row!).Answer > 1 ? $"{sample.Id} is too much." : null };

        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(() => RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\",\"answer\":2}", engine.Options with { Strict = true }, eval));
        var lenient = await RunAsync("{\"id\":\"a\",\"answer\":1}\n{\"id\":\"b\",\"answer\":2}", engine.Options, eval);

        Assert.Contains("Nothing was run." + Environment.NewLine + "b is too much.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, lenient.Summary.CompletedNow);
    }

    [Fact]
    public async Task Strict_says_what_a_source_threw()
    {
        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(() => engine.RunAsync(Throwing(), c => throw new InvalidOperationException(c.SampleId), engine.Options with { Strict = true }));

        Assert.Contains("The dataset of Tests.Eval threw after 1 rows: FormatException: no more", fault.Message, StringComparison.Ordinal);
    }

    private string File => Path.Combine(folder.Path, "rows.jsonl");

    private static IEnumerable<object?> Throwing()
    {
        yield return new Row("a", 1);
        throw new FormatException("no more");
    }

    private static string[] Ids(EvalOutcome outcome) => [.. outcome.Samples.Where(s => s.Outcome == Outcome.Error).Select(s => s.Key.SampleId).Order(StringComparer.Ordinal)];

    private Task<EvalOutcome> RunAsync(string text, RunOptions? options = null, EvalDefinition? eval = null)
    {
        folder.Write("rows.jsonl", text);
        return RunAsync(Dataset.JsonLines<Row>(File), options ?? engine.Options, eval);
    }

    private async Task<EvalOutcome> RunAsync<T>(IAsyncEnumerable<T> rows, RunOptions options, EvalDefinition? eval = null)
    {
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        await using var run = await engine.OpenAsync(options, stop);
        return await run.RunEvalAsync(eval ?? Engine.Eval(), ((IFileRows)rows).ReadAll(), (context, _) =>
        {
            lock (ran)
                ran.Add(context.SampleId);
            return ValueTask.FromResult<object?>(true);
        });
    }
}
