using EvalTest.Model;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

public sealed class EvalDefaultsTests
{
    [Fact]
    public async Task The_nearest_wins_for_each_setting_by_itself()
    {
        var eval = await DefinitionAsync(typeof(Classes.Derived));

        Assert.Equal((9, 3, 0, "derived", new RateLimit(10, TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(2)), (eval.Concurrency, eval.Repeat, eval.Retries, eval.Provider, eval.Rate, eval.Timeout));
    }

    [Fact]
    public async Task A_wrong_default_names_the_class_that_has_it()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Wrong));

        Assert.Equal("[EvalDefaults] of Wrong has Repeat = 0. It is the trials of each sample: write 1 to 10000, or leave it out.", ((EvalTestCase)cases.Single()).Problem);
    }

    private static async Task<EvalDefinition> DefinitionAsync(Type @class) =>
        (await ((EvalTestCase)(await XunitPipeline.DiscoverAsync(@class)).Single()).ReadAsync()).Definition;

    private static class Classes
    {
        [EvalDefaults(Concurrency = 5, Repeat = 5, Retries = 5, Provider = "base", Timeout = 2_000)]
        public abstract class Base;

        [EvalDefaults(Repeat = 3, Retries = 4, Provider = "derived", Rate = "10/s")]
        public sealed class Derived : Base
        {
            [EvalFact(Concurrency = 9, Retries = 0)]
            public void Runs()
            {
            }
        }

        [EvalDefaults(Repeat = 0)]
        public sealed class Wrong
        {
            [EvalFact]
            public void Runs()
            {
            }
        }
    }
}
