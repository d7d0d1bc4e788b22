using System.Reflection;
using EvalTest.Xunit.Tests.Pipeline;
using Xunit.v3;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class SampleLifecycleTests
{
    [Fact]
    public async Task A_sample_lives_as_a_test_does()
    {
        await XunitPipeline.RunAsync(typeof(Classes.Whole), new FakeEngine());

        Assert.Equal(
            [
                "fixture made",
                "made",
                "initialized",
                "before Sees of Classes.Whole.Sees[r0]",
                "sees 1 as Sees(1)",
                "after",
                "disposed: Passed",
                "made",
                "initialized",
                "before Sees of Classes.Whole.Sees[r1]",
                "sees 2 as Sees(2)",
                "after",
                "disposed: Failed",
                "fixture disposed",
            ],
            Journal.Of(typeof(Classes.Whole)));
    }

    private static class Classes
    {
        public sealed class Fixture : IDisposable
        {
            public Fixture() => Journal.Write(typeof(Whole), "fixture made");

            public void Dispose() => Journal.Write(typeof(Whole), "fixture disposed");
        }

        [AttributeUsage(AttributeTargets.Method)]
        public sealed class LoggedAttribute : BeforeAfterTestAttribute
        {
            public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
                Journal.Write(typeof(Whole), $"before {methodUnderTest.Name} of {test.TestDisplayName.Split('+')[^1].Insert(0, "Classes.")}");

            public override void After(MethodInfo methodUnderTest, IXunitTest test) => Journal.Write(typeof(Whole), "after");
        }

        public sealed class Whole : IClassFixture<Fixture>, IAsyncLifetime
        {
            private readonly Fixture fixture;

            public Whole(Fixture fixture)
            {
                this.fixture = fixture;
                Journal.Write(typeof(Whole), ReferenceEquals(TestContext.Current.TestClassInstance, this) ? "made" : "made without context");
            }

            public static IEnumerable<int> Rows() => [1, 2];

            public ValueTask InitializeAsync()
            {
                Journal.Write(typeof(Whole), "initialized");
                return ValueTask.CompletedTask;
            }

            [EvalForEach(nameof(Rows)), Logged]
            public async Task Sees(int row)
            {
                Assert.NotNull(fixture);
                await Task.Yield();
                var test = (IXunitTest)TestContext.Current.Test!;
                Journal.Write(typeof(Whole), $"sees {row} as {test.TestMethod.MethodName}({string.Join(", ", test.TestMethodArguments)})");
                Assert.Equal(1, row);
            }

            public ValueTask DisposeAsync()
            {
                Journal.Write(typeof(Whole), $"disposed: {TestContext.Current.TestState?.Result}");
                return ValueTask.CompletedTask;
            }
        }
    }
}
