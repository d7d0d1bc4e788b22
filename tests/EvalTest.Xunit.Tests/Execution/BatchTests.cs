using EvalTest.Options;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class BatchTests : IDisposable
{
    private readonly EvalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_batch_takes_lists_and_each_sample_gets_its_own_result()
    {
        await folder.RunAsync(typeof(Classes.Doubling));

        Assert.Equal([4, 4, 2], Journal.Of(typeof(Classes.Doubling)).Select(int.Parse).OrderDescending());
        Assert.Equal(Enumerable.Range(0, 10).Select(i => ($"p{i}", 2.0 * i, $"p{i}")), folder.Records().OrderBy(r => r.Index).Select(r => (r.Key.SampleId, r.Scores[0].Value, Text(r.Values[0].Value))));
    }

    [Fact]
    public async Task What_a_batch_completed_is_not_run_again()
    {
        await folder.RunAsync(typeof(Classes.FirstThree), new RunOptions { Limit = 3 });
        await folder.RunAsync(typeof(Classes.FirstThree));

        Assert.Equal(["0 1 2", "3 4"], Journal.Of(typeof(Classes.FirstThree)));
    }

    [Fact]
    public async Task A_batch_is_never_larger_than_what_may_be_in_flight()
    {
        await folder.RunAsync(typeof(Classes.Bounded), new RunOptions { Concurrency = 3 });

        Assert.Equal([3, 3, 1], Journal.Of(typeof(Classes.Bounded)).Select(int.Parse));
    }

    [Fact]
    public async Task What_a_batch_throws_is_the_error_of_each_of_its_samples()
    {
        await folder.RunAsync(typeof(Classes.Throwing));

        Assert.Equal(["error p0: no", "error p1: no"], folder.Records().OrderBy(r => r.Index).Select(r => $"{(r.Outcome == Outcome.Error ? "error" : "")} {r.Key.SampleId}: {r.Error?.Message}"));
    }

    [Fact]
    public async Task A_row_that_does_not_bind_errs_alone()
    {
        await folder.RunAsync(typeof(Classes.OneOdd));

        Assert.Equal([Outcome.Completed, Outcome.Error, Outcome.Completed], folder.Records().OrderBy(r => r.Index).Select(r => r.Outcome));
    }

    [Theory]
    [InlineData(typeof(Classes.TooFew), "Runs returned 1 results for a batch of 2 samples, so nobody can tell whose they are. Return one for each, in the same order.")]
    [InlineData(typeof(Classes.WithNull), "Runs returned null for sample 2 of a batch of 2. Return a score for each sample.")]
    public async Task A_batch_gives_one_result_for_each_sample(Type @class, string message)
    {
        await folder.RunAsync(@class);

        Assert.Equal(message, folder.Records().OrderBy(r => r.Index).Last().Error?.Message);
    }

    [Fact]
    public async Task A_batch_has_one_instance_and_no_context_of_a_single_sample()
    {
        await folder.RunAsync(typeof(Classes.Alone));

        Assert.Equal(["made", "none", "disposed"], Journal.Of(typeof(Classes.Alone)));
    }

    // What once broke: they were enumerated after the instance was disposed, and erred.
    [Fact]
    public async Task Results_that_are_computed_when_somebody_looks_have_their_instance_still()
    {
        await folder.RunAsync(typeof(Classes.Lazy));

        Assert.Equal([1.0, 1.0], folder.Records().Select(r => r.Scores.Single().Value));
    }

    // What once broke: all of them were skipped, and the eval was green.
    [Fact]
    public async Task One_sample_that_a_batch_skips_is_skipped_alone_and_the_others_are_told()
    {
        await folder.RunAsync(typeof(Classes.SkipsOne));

        Assert.Equal(
            ["error Runs skipped the sample \"p1\" of a batch of 3, which ended the call for the others too. Skip rows before they run, as [EvalCase(…, Skip = \"…\")] does, or leave [EvalBatch] out.", "skipped not this", "error"],
            folder.Records().OrderBy(r => r.Index).Select(r => r.Outcome == Outcome.Skipped ? $"skipped {r.SkipReason}" : r.Index == 0 ? $"error {r.Error?.Message}" : "error"));
    }

    [Fact]
    public async Task A_batch_that_is_skipped_as_a_whole_is()
    {
        await folder.RunAsync(typeof(Classes.SkipsAll));

        Assert.Equal(["not today", "not today"], folder.Records().Select(r => r.SkipReason));
    }

    // What once broke: each sample counted as completed and bad, and was not run again.
    [Fact]
    public async Task An_assertion_that_fails_for_a_batch_is_no_verdict_on_any_of_its_samples()
    {
        await folder.RunAsync(typeof(Classes.Asserts));

        Assert.All(folder.Records(), r => Assert.StartsWith("Runs failed an assertion for a batch of 2 samples, so nobody can tell whose it is. Return one result for each, such as a bool or a Score. ---> TrueException: three", r.Error?.Message));
        Assert.All(folder.Records(), r => Assert.Equal(Outcome.Error, r.Outcome));
    }

    private static string Text(byte[] json) => System.Text.Json.JsonSerializer.Deserialize<string>(json)!;

    private static class Classes
    {
        public static IEnumerable<Row> Some(int count) => Enumerable.Range(0, count).Select(i => new Row($"p{i}", i));

        public sealed class Doubling
        {
            public static IEnumerable<Row> Rows() => Some(10);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 4)]
            public async Task<IReadOnlyList<Score>> Runs(IReadOnlyList<Row> rows, IReadOnlyList<EvalContext> evals, CancellationToken cancel)
            {
                Journal.Write(typeof(Doubling), $"{rows.Count}");
                await Task.Delay(1, cancel);
                for (var i = 0; i < rows.Count; i++)
                    evals[i].Record("id", rows[i].Id);
                return [.. rows.Select(r => new Score("double", 2 * r.Number))];
            }
        }

        public sealed class FirstThree
        {
            public static IEnumerable<Row> Rows() => Some(5);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 5)]
            public bool[] Runs(List<int> number)
            {
                Journal.Write(typeof(FirstThree), string.Join(' ', number.Order()));
                return [.. number.Select(_ => true)];
            }
        }

        public sealed class Bounded
        {
            public static IEnumerable<Row> Rows() => Some(7);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 5)]
            public IEnumerable<double> Runs(int[] number)
            {
                Journal.Write(typeof(Bounded), $"{number.Length}");
                return number.Select(n => (double)n);
            }
        }

        public sealed class Throwing
        {
            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public bool[] Runs(Row[] rows) => throw new InvalidOperationException(rows.Length == 2 ? "no" : "alone");
        }

        public sealed class OneOdd
        {
            public static IEnumerable<object> Rows() => [new { Id = "a", Number = 1 }, new { Id = "b", Number = "odd" }, new { Id = "c", Number = 3 }];

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 3)]
            public bool[] Runs(IReadOnlyList<int> number, IReadOnlyList<string> id) => [.. number.Select((_, i) => id[i] != "b")];
        }

        public sealed class TooFew
        {
            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public bool[] Runs(Row[] rows) => [rows.Length == 2];
        }

        public sealed class WithNull
        {
            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public Score?[] Runs(Row[] rows) => [.. rows.Select(r => r.Number == 0 ? Score.Pass() : null)];
        }

        public sealed class Lazy : IDisposable
        {
            private double one = 1;

            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public IEnumerable<IEnumerable<Score>> Runs(Row[] rows) => rows.Select(_ => Enumerable.Range(0, 1).Select(_ => new Score("one", one)));

            public void Dispose() => one = 0;
        }

        public sealed class SkipsOne
        {
            public static IEnumerable<Row> Rows() => Some(3);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 3)]
            public bool[] Runs(Row[] rows, EvalContext[] evals)
            {
                evals[1].Skip("not this");
                return [.. rows.Select(_ => true)];
            }
        }

        public sealed class SkipsAll
        {
            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public bool[] Runs(Row[] rows)
            {
                Assert.Skip("not today");
                return [.. rows.Select(_ => true)];
            }
        }

        public sealed class Asserts
        {
            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public bool[] Runs(Row[] rows)
            {
                Assert.True(rows.Length == 3, "three");
                return [.. rows.Select(_ => true)];
            }
        }

        public sealed class Alone : IDisposable
        {
            public Alone() => Journal.Write(typeof(Alone), "made");

            public static IEnumerable<Row> Rows() => Some(2);

            [EvalForEach(nameof(Rows)), EvalBatch(Size = 2)]
            public bool[] Runs(Row[] rows)
            {
                Journal.Write(typeof(Alone), EvalContext.Current is null ? "none" : "some");
                return [.. rows.Select(_ => true)];
            }

            public void Dispose() => Journal.Write(typeof(Alone), "disposed");
        }
    }

    public sealed record Row(string Id, int Number);
}
