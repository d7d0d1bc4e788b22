using EvalTest.Options;
using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

public sealed class StopRulesTests
{
    [Fact]
    public void A_count_of_errors_stops_at_the_one_that_is_too_many()
    {
        var rules = new StopRules(new ErrorLimit(2, null), stopOnFail: false);

        Assert.Null(rules.Ended("a", erred: true, failed: false));
        Assert.Null(rules.Ended("b", erred: true, failed: false));
        Assert.Null(rules.Ended("c", erred: false, failed: true));
        Assert.Equal("stopped by --eval-max-errors 2: 3 of 4 samples ended in an error, the last one \"d\"", rules.Ended("d", erred: true, failed: false));
    }

    [Fact]
    public void A_share_is_none_before_twenty_samples_ended()
    {
        var rules = new StopRules(new ErrorLimit(null, 50), stopOnFail: false);
        for (var i = 0; i < 19; i++)
            Assert.Null(rules.Ended("a", erred: true, failed: false));

        Assert.NotNull(rules.Ended("a", erred: true, failed: false));
    }

    [Fact]
    public void The_first_that_fails_stops_where_that_was_asked_for()
    {
        var rules = new StopRules(null, stopOnFail: true);

        Assert.Null(rules.Ended("a", erred: true, failed: false));
        Assert.Equal("stopped by --eval-stop-on-fail at sample \"b\"", rules.Ended("b", erred: false, failed: true));
    }
}
