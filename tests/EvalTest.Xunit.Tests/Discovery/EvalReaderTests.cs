using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using EvalTest.Model;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

public sealed class EvalReaderTests
{
    [Fact]
    public async Task An_eval_is_defined_by_its_method_and_attributes()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Defined));

        var eval = (await ((EvalTestCase)cases.Single()).ReadAsync()).Definition;

        Assert.Equal("kept", eval.Id);
        Assert.Equal("shown", eval.DisplayName);
        Assert.Equal([new Gate("accuracy", 0.8, null, null), new Gate("passed", null, null, 0.1)], eval.Gates);
        Assert.Equal(7, eval.Concurrency);
        Assert.Equal(TimeSpan.FromSeconds(30), eval.Timeout);
        Assert.Equal(3, eval.Repeat);
        Assert.Equal([new("kind", "slow, dear")], eval.Tags);
    }

    [Fact]
    public async Task What_is_worth_another_attempt_is_said_on_the_method_and_its_class()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Retried));

        var eval = (await ((EvalTestCase)cases.Single()).ReadAsync()).Definition;

        Assert.Equal((4, "openai", new RateLimit(600, TimeSpan.FromMinutes(1))), (eval.Retries, eval.Provider, eval.Rate));
        var transient = eval.IsTransient!;
        Assert.True(transient(new InvalidOperationException("wrapped", new DivideByZeroException())), "of the class, wrapped");
        Assert.True(transient(new ArgumentNullException("x")), "derived from that of the method");
        Assert.True(transient(new FormatException("warming up")), "by the rule");
        Assert.False(transient(new FormatException("wrong")), "not by the rule");
    }

    [Fact]
    public async Task An_eval_without_settings_leaves_them_open()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Bare));

        var eval = (await ((EvalTestCase)cases.Single()).ReadAsync()).Definition;

        Assert.Equal("EvalTest.Xunit.Tests.Discovery.EvalReaderTests.Classes.Bare.Runs", eval.Id);
        Assert.Equal("EvalTest.Xunit.Tests.Discovery.EvalReaderTests+Classes+Bare.Runs", eval.DisplayName);
        Assert.Null(eval.Concurrency);
        Assert.Null(eval.Repeat);
        Assert.Null(eval.Timeout);
        Assert.Equal((null, "", null, null), (eval.Retries, eval.Provider, eval.Rate, eval.IsTransient));
        Assert.Empty(eval.Gates);
    }

    [Fact]
    public async Task An_eval_is_one_case_with_its_place_in_the_source_and_no_time_out_of_xunit()
    {
        var found = Assert.Single(await XunitPipeline.DiscoverAsync(typeof(Classes.Defined)));

        Assert.EndsWith("EvalReaderTests.cs", found.SourceFilePath, StringComparison.Ordinal);
        Assert.True(found.SourceLineNumber > 0);
        Assert.Equal(0, found.Timeout);
    }

    [Fact]
    public async Task Rows_come_from_every_kind_of_source()
    {
        var engine = new FakeEngine();

        var story = await XunitPipeline.RunAsync(typeof(Classes.Sources), engine);

        Assert.All(story.Lines, line => Assert.EndsWith(" passed", line, StringComparison.Ordinal));
        Assert.Equal(
            ["Array: 1, 2", "Class: 1, 2 (disposed)", "Data: 1, 2, 3", "Inherited: 1, 2", "Property: 1, 2", "Single: 0", "Stream: 1, 2", "TaskOfList: 1, 2", "Theory: 1, 2", "ValueTaskOfStream: 1, 2"],
            engine.Evals.Select(e => $"{e.Id}: {string.Join(", ", Journal.Of(typeof(Classes.Sources)).Where(l => l.StartsWith(e.Id + " ", StringComparison.Ordinal)).Select(l => l[(e.Id.Length + 1)..]))}".Replace(", disposed", " (disposed)", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_sample_of_an_eval_fact_is_called_fact()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Bare), engine);

        Assert.Equal("fact", Assert.Single(engine.Records).Key.SampleId);
    }

    [Fact]
    public async Task Rows_that_xunit_would_skip_are_skipped_for_the_same_reason()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Skipping), engine);

        Assert.Equal(["Completed ", "Skipped always", "Completed ", "Skipped today"], engine.Records.Select(r => $"{r.Outcome} {r.SkipReason}"));
    }

    private static class Classes
    {
        public sealed class Defined
        {
            public static IEnumerable<int> Rows() => [1];

            [EvalForEach(nameof(Rows), Id = "kept", DisplayName = "shown", Concurrency = 7, Timeout = 30_000, Repeat = 3)]
            [Gate("accuracy", AtLeast = 0.8), Gate(MaxErrorRate = 0.1), Trait("kind", "slow"), Trait("kind", "dear")]
            public void Runs(int row) => _ = row;
        }

        [EvalRetry(typeof(DivideByZeroException))]
        public sealed class Retried
        {
            [EvalFact(Retries = 4, Provider = "openai", Rate = "600/min")]
            [EvalRetry(typeof(ArgumentException), When = nameof(IsWarmingUp))]
            public void Runs()
            {
            }

            private static bool IsWarmingUp(Exception exception) => exception.Message == "warming up";
        }

        public sealed class Bare
        {
            [EvalFact]
            public void Runs() => _ = 1;
        }

        public class Base
        {
            public static readonly IEnumerable<int> InheritedRows = [1, 2];
        }

        public sealed class RowsClass : IEnumerable<int>, IDisposable
        {
            public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)[1, 2]).GetEnumerator();

            public void Dispose() => Journal.Write(typeof(Sources), "Class disposed");

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }

        public sealed class Sources : Base
        {
            public static int[] Numbers() => [1, 2];

            public static IEnumerable<int> Property => [1, 2];

            public static Task<List<int>> ListAsync() => Task.FromResult<List<int>>([1, 2]);

            public static async ValueTask<IAsyncEnumerable<int>> LateStreamAsync()
            {
                await Task.Yield();
                return Stream();
            }

            public static async IAsyncEnumerable<int> Stream([EnumeratorCancellation] CancellationToken cancellation = default)
            {
                await Task.Yield();
                cancellation.ThrowIfCancellationRequested();
                yield return 1;
                yield return 2;
            }

            public static TheoryData<int> TheoryRows => [1, 2];

            [EvalForEach(nameof(Numbers), Id = "Array")]
            public void FromArray(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(Property), Id = "Property")]
            public void FromProperty(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(InheritedRows), Id = "Inherited")]
            public void FromBase(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(ListAsync), Id = "TaskOfList")]
            public void FromTask(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(LateStreamAsync), Id = "ValueTaskOfStream")]
            public void FromValueTask(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(Stream), Id = "Stream")]
            public void FromStream(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(nameof(TheoryRows), Id = "Theory")]
            public void FromTheoryData(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(typeof(RowsClass), Id = "Class")]
            public void FromClass(int row, EvalContext eval) => Write(eval, row);

            [EvalForEach(Id = "Data"), InlineData(1), InlineData(2), MemberData(nameof(Three))]
            public void FromData(object row, EvalContext eval) => Write(eval, row);

            [EvalFact(Id = "Single")]
            public void FromNothing(EvalContext eval) => Write(eval, 0);

            public static IEnumerable<object[]> Three() => [[3]];

            private static void Write(EvalContext eval, object row) => Journal.Write(typeof(Sources), string.Create(CultureInfo.InvariantCulture, $"{eval.Eval} {row}"));
        }

        public sealed class Skipping
        {
            public static bool Today => true;

            public static IEnumerable<ITheoryDataRow> Rows() =>
            [
                new TheoryDataRow(1),
                new TheoryDataRow(2) { Skip = "always" },
                new TheoryDataRow(3) { Skip = "never", SkipUnless = nameof(Today) },
                new TheoryDataRow(4) { Skip = "today", SkipWhen = nameof(Today) },
            ];

            [EvalForEach(nameof(Rows))]
            public void Runs(int row) => _ = row;
        }
    }
}
