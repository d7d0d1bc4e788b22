using System.Reflection;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Hosting;
using EvalTest.Xunit.Tests.Pipeline;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class EvalTestCaseTests
{
    [Fact]
    public async Task A_good_eval_is_one_passed_test()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Good), new FakeEngine());

        Assert.Equal(["good passed"], story.Lines);
        Assert.Equal($"2 samples{Environment.NewLine}", story.Finished["good"].Output);
    }

    [Fact]
    public async Task A_trial_is_named_by_its_number_from_the_second_on_while_it_runs_and_in_its_replay()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Repeated), new FakeEngine());

        Assert.Equal(["repeated[fact]", "repeated[fact#2]", "repeated[fact#3]"], Journal.Of(typeof(Classes.Repeated)));
        Assert.Equal(
            ["repeated failed: EvalTest.EvalFailedException : 1 of 3 samples are not good", "repeated[fact#2] failed: EvalTest.SampleFailedException : fact#2: failed"],
            story.Lines);
    }

    [Fact]
    public async Task Attributes_run_around_samples_and_neither_around_the_aggregate_nor_a_replay()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.Attributed), new FakeEngine());

        Assert.Equal(2, story.Failures.Count);
        Assert.Equal(["before one", "before two", "after two", "after one"], Journal.Of(typeof(Classes.Attributed)));
    }

    [Theory]
    [InlineData(typeof(Classes.Skipped), "skipped skipped: not today")]
    [InlineData(typeof(Classes.SkippedUnless), "skipped skipped: only then")]
    [InlineData(typeof(Classes.Explicit), "explicit not run")]
    public async Task An_eval_that_does_not_run_reads_no_row_and_opens_no_run(Type @class, string expected)
    {
        var opened = false;
        var cases = await XunitPipeline.DiscoverAsync(@class);

        var story = await XunitPipeline.RunAsync(cases, new EvalHost(_ => throw new InvalidOperationException($"{opened = true}")));

        Assert.Equal([expected], story.Lines);
        Assert.False(opened);
        Assert.Empty(Journal.Of(@class));
    }

    [Fact]
    public async Task An_eval_whose_every_sample_was_skipped_is_skipped_itself()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.AllSkipped), new FakeEngine());

        Assert.Equal(["all skipped skipped: every sample was skipped; --eval-report all shows why"], story.Lines);
    }

    [Fact]
    public async Task An_explicit_eval_runs_with_its_failures_when_it_is_asked_for()
    {
        var story = await XunitPipeline.RunAsync(typeof(Classes.AskedFor), new FakeEngine(), ExplicitOption.Only);

        Assert.Equal(
            ["explicit failed: EvalTest.EvalFailedException : 1 of 1 samples are not good", "explicit[fact] failed: EvalTest.SampleFailedException : fact: failed"],
            story.Lines);
    }

    [Fact]
    public async Task A_fact_beside_evals_is_untouched_and_opens_no_run()
    {
        var opened = false;
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Beside));
        var facts = cases.Where(c => c.TestMethodName == "Plain").ToArray();

        var story = await XunitPipeline.RunAsync(facts, new EvalHost(_ => throw new InvalidOperationException($"{opened = true}")));

        Assert.Equal(["plain passed"], story.Lines);
        Assert.False(opened);
        Assert.IsNotType<EvalTestCase>(Assert.Single(facts));
    }

    [Fact]
    public async Task A_missing_fixture_is_one_failure_of_the_eval()
    {
        var engine = new FakeEngine();

        var story = await XunitPipeline.RunAsync(typeof(Classes.Fixtureless), engine);

        Assert.Equal(
            ["fixtureless failed: EvalTest.EvalRefusedException : The constructor of Fixtureless takes \"Version version\", and there is no such fixture. Write \"class Fixtureless : IClassFixture<Version>\", or make it a fixture of the collection or the assembly."],
            story.Lines);
        Assert.Empty(engine.Evals);
    }

    [Fact]
    public async Task The_platforms_cancellation_stops_the_run_once()
    {
        using var cancellation = new CancellationTokenSource();
        var engine = new FakeEngine { Gate = cancellation.CancelAsync };
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Cancelled));

        var story = await XunitPipeline.RunUntilAsync(cancellation, cases, new EvalHost(_ => Task.FromResult<IEvalEngine>(engine)));

        Assert.Equal(["stopped by Ctrl+C or the test platform"], engine.Stops);
        Assert.Equal(["cancelled failed: EvalTest.EvalFailedException : 1 of 1 samples are not good"], story.Lines);
    }

    [Theory]
    [InlineData(typeof(Classes.Good), "good passed")]
    [InlineData(typeof(Classes.Wrong), "wrong failed: EvalTest.EvalRefusedException : Runs takes \"int row\", and an [EvalFact] has no row to fill it. Take EvalContext and CancellationToken alone, or write [EvalForEach] and name a source of rows.")]
    public async Task A_case_that_went_to_another_process_and_back_runs_the_same(Type @class, string expected)
    {
        var found = Assert.Single(await XunitPipeline.DiscoverAsync(@class));

        var returned = SerializationHelper.Instance.Deserialize<IXunitTestCase>(SerializationHelper.Instance.Serialize(found))!;
        var story = await XunitPipeline.RunAsync([returned], new EvalHost(_ => Task.FromResult<IEvalEngine>(new FakeEngine())));

        Assert.NotSame(found, returned);
        Assert.Equal(found.UniqueID, returned.UniqueID);
        Assert.Equal([expected], story.Lines);
    }

    private static class Classes
    {
        public sealed class AllSkipped
        {
            [EvalFact(DisplayName = "all skipped")]
            public void Runs() => Assert.Skip("not here");
        }

        public sealed class Repeated
        {
            [EvalFact(DisplayName = "repeated", Repeat = 3)]
            public bool Runs(EvalContext eval)
            {
                Journal.Write(typeof(Repeated), TestContext.Current.Test!.TestDisplayName);
                return eval.Trial != 1;
            }
        }

        public sealed class Good
        {
            public static IEnumerable<int> Rows() => [1, 2];

            [EvalForEach(nameof(Rows), DisplayName = "good")]
            public bool Runs(int row) => row > 0;
        }

        public sealed class Cancelled
        {
            [EvalFact(DisplayName = "cancelled")]
            public bool Runs() => false;
        }

        public sealed class Wrong
        {
            [EvalFact(DisplayName = "wrong")]
            public void Runs(int row) => _ = row;
        }

        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        public sealed class NotedAttribute(string name) : BeforeAfterTestAttribute
        {
            public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Journal.Write(typeof(Attributed), $"before {name}");

            public override void After(MethodInfo methodUnderTest, IXunitTest test) => Journal.Write(typeof(Attributed), $"after {name}");
        }

        public sealed class Attributed
        {
            [EvalFact(DisplayName = "attributed"), Noted("one"), Noted("two")]
            public bool Runs() => false;
        }

        public sealed class Skipped
        {
            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(Skipped), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "skipped", Skip = "not today")]
            public void Runs(int row) => _ = row;
        }

        public sealed class SkippedUnless
        {
            public static bool Then => false;

            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(SkippedUnless), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "skipped", Skip = "only then", SkipUnless = nameof(Then))]
            public void Runs(int row) => _ = row;
        }

        public sealed class Explicit
        {
            public static IEnumerable<int> Rows()
            {
                Journal.Write(typeof(Explicit), "read");
                return [1];
            }

            [EvalForEach(nameof(Rows), DisplayName = "explicit", Explicit = true)]
            public bool Runs(int row) => row == 0;
        }

        public sealed class AskedFor
        {
            [EvalFact(DisplayName = "explicit", Explicit = true)]
            public bool Runs() => false;
        }

#pragma warning disable xUnit1000 // The class is hidden so that it is not run beside the test that runs it.
        public sealed class Beside
        {
            [Fact(DisplayName = "plain")]
            public void Plain() => Assert.True(true);

            [EvalFact]
            public void Eval() => Assert.True(true);
        }
#pragma warning restore xUnit1000

        public sealed class Fixtureless
        {
            public Fixtureless(Version version) => Journal.Write(typeof(Fixtureless), $"{version}");

            [EvalFact(DisplayName = "fixtureless")]
            public void Runs() => Journal.Write(typeof(Fixtureless), "ran");
        }
    }
}
