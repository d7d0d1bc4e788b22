using EvalTest.Scheduling;

namespace EvalTest.Core.Tests.Scheduling;

public sealed class RetryBudgetTests
{
    [Fact]
    public void A_dying_provider_gets_a_tenth_of_the_calls_that_succeed_a_few_free_ones_and_one_a_second()
    {
        var random = new Random(3);
        var budget = new RetryBudget();
        var (now, answered, retries) = (TimeSpan.Zero, 0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            now += TimeSpan.FromMilliseconds(1);
            if (random.NextDouble() < 0.3)
            {
                budget.Earn();
                answered++;
            }

            retries += budget.TryTake(now) == TimeSpan.Zero ? 1 : 0;
        }

        Assert.InRange(retries, (answered / 10.0) + now.TotalSeconds - 2, (answered / 10.0) + now.TotalSeconds + 11);
    }

    [Fact]
    public void Who_waits_as_long_as_it_says_gets_a_retry()
    {
        var budget = new RetryBudget();
        while (budget.TryTake(TimeSpan.Zero) == TimeSpan.Zero)
        {
        }

        var wait = budget.TryTake(TimeSpan.FromMilliseconds(300));

        Assert.Equal(TimeSpan.FromMilliseconds(700), wait);
        Assert.Equal(TimeSpan.Zero, budget.TryTake(TimeSpan.FromMilliseconds(300) + wait));
    }

    [Fact]
    public void What_is_not_needed_is_not_saved_for_ever()
    {
        var budget = new RetryBudget();
        for (var i = 0; i < 1_000_000; i++)
            budget.Earn();

        var taken = 0;
        while (budget.TryTake(TimeSpan.Zero) == TimeSpan.Zero)
            taken++;

        Assert.Equal(100, taken);
    }
}
