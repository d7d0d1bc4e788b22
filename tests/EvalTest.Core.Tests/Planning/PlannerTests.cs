using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void A_sample_asked_for_by_name_whose_row_changed_counts_its_tries_from_1_again()
    {
        var known = new ResultSlot { State = ResultState.Completed, InputHash = 1, Tries = 3 };

        var same = Planner.Decide(known, 1, Rerun.Errors, named: true);
        var changed = Planner.Decide(known, 2, Rerun.Errors, named: true);

        Assert.Equal((PlanAction.Run, 4), (same, Planner.NextAttempt(known, same)));
        Assert.Equal((PlanAction.RunChanged, 1), (changed, Planner.NextAttempt(known, changed)));
    }
}
