using System.Reflection;
using EvalTest.Model;
using EvalTest.Xunit.Tests.Pipeline;
using Xunit.v3;

namespace EvalTest.Xunit.Tests.Execution;

public sealed class SampleCleanupTests
{
    [Theory]
    [InlineData(typeof(Classes.BadConstructor), "System.InvalidOperationException: made", "")]
    [InlineData(typeof(Classes.BadInitialization), "System.InvalidOperationException: initialized", "")]
    [InlineData(typeof(Classes.BadBefore), "System.InvalidOperationException: before", "after good, disposed")]
    [InlineData(typeof(Classes.BadMethod), "System.InvalidOperationException: ran", "after good, disposed")]
    [InlineData(typeof(Classes.BadAfter), "System.InvalidOperationException: after", "ran, after good, disposed")]
    [InlineData(typeof(Classes.BadDisposal), "System.InvalidOperationException: disposed", "ran")]
    [InlineData(typeof(Classes.BadTwice), "System.AggregateException: One or more errors occurred. (ran) (disposed) ---> InvalidOperationException: ran", "")]
    public async Task A_fault_of_any_step_is_the_samples_and_the_steps_after_it_still_run(Type @class, string error, string story)
    {
        var engine = new FakeEngine();

        await XunitPipeline.RunAsync(@class, engine);

        Assert.Equal(error, Error(Assert.Single(engine.Records)));
        Assert.Equal(story, string.Join(", ", Journal.Of(@class)));
    }

    private static string? Error(SampleRecord record) => record.Error is { } error ? $"{error.Type}: {error.Message}" : null;

    private static class Classes
    {
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        public sealed class StepAttribute(string name) : BeforeAfterTestAttribute
        {
            public override void Before(MethodInfo methodUnderTest, IXunitTest test)
            {
                if (name == "before")
                    throw new InvalidOperationException(name);
            }

            public override void After(MethodInfo methodUnderTest, IXunitTest test)
            {
                if (name == "after")
                    throw new InvalidOperationException(name);
                Journal.Write(methodUnderTest.ReflectedType!, $"after {name}");
            }
        }

        public abstract class Steps(string bad) : IAsyncLifetime
        {
            public ValueTask InitializeAsync() => StepAsync("initialized");

            public ValueTask DisposeAsync()
            {
                GC.SuppressFinalize(this);
                return StepAsync("disposed");
            }

            protected void Run() => Step("ran");

            private async ValueTask StepAsync(string step)
            {
                await Task.Yield();
                if (step != "initialized" || bad == step)
                    Step(step);
            }

            private void Step(string step)
            {
                if (bad.Contains(step, StringComparison.Ordinal))
                    throw new InvalidOperationException(step);
                Journal.Write(GetType(), step);
            }
        }

        public sealed class BadConstructor : Steps
        {
            public BadConstructor()
                : base("") => throw new InvalidOperationException("made");

            [EvalFact]
            public void Runs() => Run();
        }

        public sealed class BadInitialization() : Steps("initialized")
        {
            [EvalFact]
            public void Runs() => Run();
        }

        public sealed class BadBefore() : Steps("")
        {
            [EvalFact, Step("good"), Step("before")]
            public void Runs() => Run();
        }

        public sealed class BadMethod() : Steps("ran")
        {
            [EvalFact, Step("good")]
            public void Runs() => Run();
        }

        public sealed class BadAfter() : Steps("")
        {
            [EvalFact, Step("good"), Step("after")]
            public void Runs() => Run();
        }

        public sealed class BadDisposal() : Steps("disposed")
        {
            [EvalFact]
            public void Runs() => Run();
        }

        public sealed class BadTwice() : Steps("ran disposed")
        {
            [EvalFact]
            public void Runs() => Run();
        }
    }
}
