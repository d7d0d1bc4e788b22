using EvalTest.Fingerprints;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Planning;

public sealed class PlannerTests
{
    /// <summary>Every combination of what can be known, asked for and changed.</summary>
    private static IEnumerable<(ResultSlot Known, UInt128 Input, Rerun Rerun, bool Named, ResultChange Change)> Everything =>
        from state in Enum.GetValues<ResultState>()
        from tries in (ushort[])[1, Planner.MostAttempts]
        from input in (int[])[1, 2]
        from rerun in Enum.GetValues<Rerun>()
        from named in (bool[])[false, true]
        from code in Enum.GetValues<CodeChange>()
        from files in Enum.GetValues<CodeChange>()
        from expected in Enum.GetValues<CodeChange>()
        select (new ResultSlot { State = state, InputHash = 1, Tries = tries }, (UInt128)input, rerun, named, new ResultChange(code, files, expected));

    [Fact]
    public void Only_rerun_and_only_a_change_that_is_known_runs_a_result_again()
    {
        foreach (var (known, input, rerun, named, change) in Everything)
        {
            var unchanged = Planner.Decide(known, input, rerun, named);

            foreach (var onChange in Enum.GetValues<OnChange>())
            {
                var isChanged = new[] { change.Code, change.Files, change.Expected }.Contains(CodeChange.Changed);
                var isReused = unchanged == PlanAction.Keep && known.State is (ResultState.Completed or ResultState.Skipped);
                var expected = onChange == OnChange.Rerun && isReused && isChanged ? PlanAction.RunOutdated : unchanged;
                Assert.Equal(expected, Planner.Decide(known, input, rerun, named, change, onChange));
            }
        }
    }

    [Fact]
    public void What_ran_again_for_a_change_counts_its_tries_on()
    {
        Assert.Equal(4, Planner.NextAttempt(new ResultSlot { State = ResultState.Completed, InputHash = 1, Tries = 3 }, PlanAction.RunOutdated));
    }

    [Fact]
    public void A_result_is_counted_by_the_first_thing_that_changed_and_once()
    {
        var changes = Everything.Select(e => e.Change).Distinct().Aggregate(new ChangeTally(), (tally, change) => tally.With(change));

        // Of 27: nine with another expected value, six more with other code, four more with other files; of the rest one has no change at all.
        Assert.Equal((9, 6, 4, 7), (changes.Expected, changes.Code, changes.Files, changes.Unknown));
    }

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
