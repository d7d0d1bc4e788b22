using EvalTest.Model;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class SampleInvokerTests
{
    [Fact]
    public async Task Samples_in_flight_have_each_their_own_instance_context_and_output()
    {
        var engine = new FakeEngine { Concurrency = 3 };

        await XunitPipeline.RunAsync(typeof(Classes.Together), engine);

        Assert.Equal(["1: together[r0]", "2: together[r1]", "3: together[r2]"], engine.Records.Select(r => r.Output?.TrimEnd()));
        Assert.Equal(3, Journal.Of(typeof(Classes.Together)).Distinct().Count());
    }

    [Fact]
    public async Task Samples_have_each_an_id_that_no_other_test_has()
    {
        await XunitPipeline.RunAsync(typeof(Classes.Identified), new FakeEngine());

        Assert.Equal(3, Journal.Of(typeof(Classes.Identified)).Distinct().Count());
    }

    [Fact]
    public async Task A_sample_never_runs_on_a_synchronization_context()
    {
        await XunitPipeline.RunAsync(typeof(Classes.Free), new FakeEngine());

        Assert.Equal(["none", "none"], Journal.Of(typeof(Classes.Free)));
    }

    [Fact]
    public async Task A_constructor_takes_what_xunit_gives_and_its_default_values()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Constructed), engine);

        Assert.Equal("context True, output True, count 5, none True", Assert.Single(engine.Records).Output?.TrimEnd());
    }

    [Fact]
    public async Task A_static_eval_has_no_instance()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Static), engine);

        Assert.Equal([true], engine.Records.Select(r => r.Passed));
    }

    [Theory]
    [InlineData("Returns_nothing", true)]
    [InlineData("Returns_false", false)]
    [InlineData("Returns_a_task", true)]
    [InlineData("Returns_a_task_of_false", false)]
    [InlineData("Returns_a_value_task", true)]
    [InlineData("Returns_a_value_task_of_false", false)]
    public async Task What_an_eval_returns_is_awaited(string method, bool passed)
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Returning), engine);

        Assert.Equal(passed, engine.Records.Single(r => r.Eval.EndsWith(method, StringComparison.Ordinal)).Passed);
    }

    [Fact]
    public async Task A_null_instead_of_a_score_is_an_error()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.Nothing), engine);

        Assert.Equal("EvalTest.EvalTestException: Runs returned null instead of Score. Return a score, or throw if there is none.", Error(Assert.Single(engine.Records)));
    }

    [Fact]
    public async Task A_null_instead_of_a_task_is_an_error_that_says_so()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.NoTask), engine);

        Assert.Equal("EvalTest.EvalTestException: Runs returned null instead of Task<Score>. Return a score, or throw if there is none.", Error(Assert.Single(engine.Records)));
    }

    [Fact]
    public async Task A_task_of_FSharps_unit_is_one_of_nothing()
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(typeof(Classes.FromFSharp), engine);

        Assert.Equal([true], engine.Records.Select(r => r.Passed));
    }

    private static string? Error(SampleRecord record) => record.Error is { } error ? $"{error.Type}: {error.Message}" : null;

    private static class Classes
    {
        public sealed class Together
        {
            private static readonly TaskCompletionSource _all = new();
            private static int _started;

            public static IEnumerable<int> Rows() => [1, 2, 3];

            [EvalForEach(nameof(Rows), DisplayName = "together")]
            public async Task Runs(int row)
            {
                Journal.Write(typeof(Together), $"{System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this)}");
                if (Interlocked.Increment(ref _started) == 3)
                    _all.SetResult();
                await _all.Task;
                Assert.Same(this, TestContext.Current.TestClassInstance);
                TestContext.Current.TestOutputHelper!.WriteLine($"{row}: {TestContext.Current.Test!.TestDisplayName}");
            }
        }

        public sealed class Identified
        {
            public static IEnumerable<int> Rows() => [1, 2];

            [EvalForEach(nameof(Rows))]
            public void Runs(int row)
            {
                if (row == 1)
                    Journal.Write(typeof(Identified), TestContext.Current.TestCase!.UniqueID);
                Journal.Write(typeof(Identified), TestContext.Current.Test!.UniqueID);
            }
        }

        public sealed class Free
        {
            // The second one finds the run open, so that nothing on the way to it has to wait.
            [EvalFact]
            public void First() => Journal.Write(typeof(Free), SynchronizationContext.Current?.ToString() ?? "none");

            [EvalFact]
            public void Second() => First();
        }

        public sealed class Constructed(ITestContextAccessor context, ITestOutputHelper output, int count = 5, CancellationToken none = default)
        {
            [EvalFact]
            public void Runs() => output.WriteLine($"context {ReferenceEquals(context.Current, TestContext.Current)}, output {ReferenceEquals(output, TestContext.Current.TestOutputHelper)}, count {count}, none {none == default}");
        }

        public static class Static
        {
            [EvalFact]
            public static bool Runs(EvalContext eval) => TestContext.Current.TestClassInstance is null && eval == EvalContext.Current;
        }

        public sealed class Returning
        {
            [EvalFact]
            public void Returns_nothing() => Assert.True(true);

            [EvalFact]
            public bool Returns_false() => false;

            [EvalFact]
            public async Task Returns_a_task() => await Task.Yield();

            [EvalFact]
            public async Task<bool> Returns_a_task_of_false()
            {
                await Task.Yield();
                return false;
            }

            [EvalFact]
            public async ValueTask Returns_a_value_task() => await Task.Yield();

            [EvalFact]
            public ValueTask<bool> Returns_a_value_task_of_false() => new(false);
        }

        public sealed class NoTask
        {
            [EvalFact]
            public Task<Score> Runs() => null!;
        }

        public sealed class FromFSharp
        {
            [EvalFact]
            public Task<Microsoft.FSharp.Core.Unit> Runs() => Task.FromResult<Microsoft.FSharp.Core.Unit>(null!);
        }

        public sealed class Nothing
        {
            [EvalFact]
            public Score Runs() => null!;
        }
    }
}
