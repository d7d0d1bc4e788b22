using EvalTest.Figures;
using EvalTest.Model;
using static EvalTest.Core.Tests.Figures.Summaries;

namespace EvalTest.Core.Tests.Figures;

public sealed class GateJudgeTests
{
    [Fact]
    public void Without_a_gate_good_samples_pass()
    {
        Assert.Empty(GateJudge.Judge(Completed(100, 100)).Reasons);
    }

    [Fact]
    public void Without_a_gate_one_fail_verdict_fails()
    {
        Assert.Equal(["1 of 100 completed samples failed."], GateJudge.Judge(Completed(100, 99)).Reasons);
    }

    [Fact]
    public void Without_a_gate_errors_and_time_outs_fail()
    {
        var summary = Completed(100, 100) with { Planned = 103, Errors = 2, Timeouts = 1 };

        Assert.Equal(["2 errors and 1 time-out among 103 samples."], GateJudge.Judge(summary).Reasons);
    }

    [Fact]
    public void Skipped_samples_fail_nothing()
    {
        Assert.Empty(GateJudge.Judge(Completed(0, 0) with { Planned = 3, Skipped = 3, Scores = [] }).Reasons);
    }

    [Fact]
    public void A_gate_that_holds_outweighs_fail_verdicts()
    {
        var verdict = GateJudge.Judge(Eighty.With(AtLeast(0.8)));

        Assert.Empty(verdict.Reasons);
        Assert.Equal([new GateVerdict(AtLeast(0.8), GateStatus.Holds, 0.8, "accuracy >= 0.8: holds, the mean is 0.8")], verdict.Gates);
    }

    [Fact]
    public void A_gate_that_does_not_hold_fails()
    {
        var verdict = GateJudge.Judge(Completed(100, 79).With(AtLeast(0.8)));

        Assert.Equal(["Gate accuracy >= 0.8: fails, the mean is 0.79"], verdict.Reasons);
        Assert.Equal([new GateVerdict(AtLeast(0.8), GateStatus.Fails, 0.79, "accuracy >= 0.8: fails, the mean is 0.79")], verdict.Gates);
    }

    [Theory]
    [InlineData(0.2, 0.4, true)]
    [InlineData(0.5, 0.6, false)]
    [InlineData(0.1, 0.2, false)]
    [InlineData(0.3, 0.3, true)]
    public void Both_bounds_are_inclusive_and_forgive_the_rounding_of_a_sum(double low, double high, bool holds)
    {
        var summary = Completed(100, 100) with { Scores = [new ScoreFigures("cost", 100, 0, 0.1 + 0.2, 0.1, false)] };

        Assert.Equal(holds, GateJudge.Judge(summary.With(new Gate("cost", low, high, null))).Passes);
    }

    [Fact]
    public void A_mean_just_below_its_bound_fails_and_is_shown_as_below()
    {
        var summary = Completed(100, 100) with { Scores = [new ScoreFigures("cost", 100, 0, 0.79999, 0.1, false)] };

        Assert.Equal(["Gate cost >= 0.8: fails, the mean is 0.79999"], GateJudge.Judge(summary.With(AtLeast(0.8, "cost"))).Reasons);
    }

    [Fact]
    public void A_completed_sample_without_the_score_counts_as_zero_and_is_named()
    {
        var summary = Eighty with
        {
            Scores = [Verdicts("accuracy", 84, 80, missing: 16)],
            WithoutScore = new Dictionary<string, IReadOnlyList<string>> { ["accuracy"] = ["q-1", "q-2", "q-3", "q-4"] },
        };

        var verdict = GateJudge.Judge(summary.With(AtLeast(0.81)));

        Assert.Equal(["Gate accuracy >= 0.81: fails, the mean is 0.8; 16 completed samples without this score count as 0: q-1, q-2, q-3 and 13 more"], verdict.Reasons);
    }

    [Fact]
    public void A_score_that_no_sample_has_fails_and_those_there_are_are_named()
    {
        var verdict = GateJudge.Judge(Eighty.With(AtLeast(0.8, "Accuracy")));

        Assert.Equal(["Gate Accuracy >= 0.8: fails, no completed sample has a score \"Accuracy\". The scores there are: accuracy."], verdict.Reasons);
        Assert.True(double.IsNaN(verdict.Gates[0].Value));
    }

    [Fact]
    public void A_score_that_every_sample_lacks_is_one_that_there_is_not()
    {
        var summary = Eighty with { Scores = [new ScoreFigures("accuracy", 0, 100, double.NaN, double.NaN, false), Verdicts("format", 100, 80)] };

        Assert.Equal(["Gate accuracy <= 0.5: fails, no completed sample has a score \"accuracy\". The scores there are: format."], GateJudge.Judge(summary.With(new Gate("accuracy", null, 0.5, null))).Reasons);
    }

    [Fact]
    public void Where_there_are_no_scores_the_gate_says_so()
    {
        var verdict = GateJudge.Judge((Eighty with { Scores = [] }).With(AtLeast(0.8)));

        Assert.Equal(["Gate accuracy >= 0.8: fails, no completed sample has a score \"accuracy\". There are no scores; return a Score from the eval."], verdict.Reasons);
    }

    [Fact]
    public void Where_nothing_is_completed_no_gate_holds()
    {
        var summary = Completed(0, 0) with { Planned = 3, Skipped = 3, Scores = [] };

        Assert.Equal(["Gate accuracy >= 0.8: fails, no sample is completed"], GateJudge.Judge(summary.With(AtLeast(0.8))).Reasons);
    }

    [Fact]
    public void Passed_is_the_pass_rate()
    {
        var verdict = GateJudge.Judge(Eighty.With(AtLeast(0.81, "passed")));

        Assert.Equal(["Gate passed >= 0.81: fails, 80 of 100 passed: 0.8"], verdict.Reasons);
    }

    [Fact]
    public void Passed_is_the_score_of_that_name_where_there_is_one()
    {
        var summary = Eighty with { Scores = [Verdicts("passed", 90, 80, missing: 10)] };

        Assert.Equal("passed >= 0.8: holds, the mean is 0.8; 10 completed samples without this score count as 0", GateJudge.Judge(summary.With(AtLeast(0.8, "passed"))).Gates[0].Text);
    }

    [Fact]
    public void A_pass_rate_without_a_verdict_does_not_hold()
    {
        var summary = Eighty with { Passed = 0, Failed = 0 };

        Assert.Equal(["Gate passed >= 0.8: fails, no completed sample has a verdict. The scores there are: accuracy."], GateJudge.Judge(summary.With(AtLeast(0.8, "passed"))).Reasons);
    }

    [Fact]
    public void Every_gate_must_hold()
    {
        var verdict = GateJudge.Judge(Eighty.With(AtLeast(0.7), AtLeast(0.9)));

        Assert.Equal([GateStatus.Holds, GateStatus.Fails], verdict.Gates.Select(g => g.Status));
        Assert.Equal(["Gate accuracy >= 0.9: fails, the mean is 0.8"], verdict.Reasons);
    }

    [Fact]
    public void A_gate_without_an_error_limit_allows_no_error()
    {
        var summary = Eighty with { Planned = 101, Timeouts = 1 };

        Assert.Equal(["1 time-out among 101 samples, and the gates allow none; MaxErrorRate on a gate would."], GateJudge.Judge(summary.With(AtLeast(0.8))).Reasons);
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.19, false)]
    public void An_error_limit_is_held_against_errors_and_time_outs_of_those_that_ran(double limit, bool holds)
    {
        var summary = Eighty with { Planned = 130, Errors = 20, Timeouts = 5, Skipped = 5 };

        var verdict = GateJudge.Judge(summary.With(AtLeast(0.8), new Gate("accuracy", null, null, limit)));

        Assert.Equal(holds, verdict.Passes);
        Assert.Equal($"error rate <= {limit}: {(holds ? "holds" : "fails")}, 25 of 125 are errors or time-outs: 0.2", verdict.Gates[1].Text);
    }

    [Fact]
    public void Of_several_error_limits_the_strictest_decides()
    {
        var summary = Eighty with { Planned = 125, Errors = 25 };

        var verdict = GateJudge.Judge(summary.With(new Gate("accuracy", 0.8, null, 0.5), new Gate("accuracy", 0.8, null, 0.1)));

        Assert.Equal(["Gate accuracy >= 0.8 and error rate <= 0.1: fails, the mean is 0.8; 25 of 125 are errors or time-outs: 0.2"], verdict.Reasons);
    }

    [Fact]
    public void A_stopped_run_fails_without_judging_its_gates()
    {
        var summary = Completed(30, 10) with { Planned = 100, Pending = 70, CompletedBefore = 7, CompletedNow = 23, Stopped = "stopped by Ctrl+C" };

        var verdict = GateJudge.Judge(summary.With(AtLeast(0.8)));

        Assert.Equal(["Stopped by Ctrl+C: 30 of 100 samples completed; resume with: dotnet test --experiment long_eval"], verdict.Reasons);
        Assert.Equal((GateStatus.NotJudged, "accuracy >= 0.8: not judged, the run was stopped; a run of the whole judges it"), (verdict.Gates[0].Status, verdict.Gates[0].Text));
    }

    [Fact]
    public void A_run_stopped_while_the_dataset_was_read_does_not_know_how_many_there_are()
    {
        var summary = Completed(30, 30) with { Planned = 40, Pending = 10, Exhausted = false, Stopped = "stopped by Ctrl+C" };

        Assert.Equal(["Stopped by Ctrl+C: 30 of at least 40 samples completed; resume with: dotnet test --experiment long_eval"], GateJudge.Judge(summary).Reasons);
    }

    [Fact]
    public void A_run_that_was_stopped_before_its_first_sample_is_not_called_empty()
    {
        var summary = Completed(0, 0) with { Exhausted = false, Scores = [], Stopped = "stopped by Ctrl+C" };

        Assert.Equal(["Stopped by Ctrl+C: before the first sample; resume with: dotnet test --experiment long_eval"], GateJudge.Judge(summary).Reasons);
    }

    [Fact]
    public void A_part_passes_without_judging_its_gates()
    {
        var verdict = GateJudge.Judge((Completed(10, 1) with { Partial = "--eval-limit 10", Exhausted = false }).With(AtLeast(0.8)));

        Assert.Empty(verdict.Reasons);
        Assert.Equal((GateStatus.NotJudged, "accuracy >= 0.8: not judged, the figures cover only a part (--eval-limit 10); a run of the whole judges it"), (verdict.Gates[0].Status, verdict.Gates[0].Text));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.0, false)]
    [InlineData(0.05, true)]
    public void A_part_fails_for_errors_only_where_the_whole_must(double? maxErrorRate, bool passes)
    {
        var summary = Completed(10, 10) with { Planned = 11, Errors = 1, Partial = "--eval-limit 11", Exhausted = false };

        Assert.Equal(passes, GateJudge.Judge(summary.With(new Gate("accuracy", 0.8, null, maxErrorRate))).Passes);
    }

    [Fact]
    public void A_part_without_gates_fails_on_fail_verdicts()
    {
        Assert.Equal(["9 of 10 completed samples failed."], GateJudge.Judge(Completed(10, 1) with { Partial = "--eval-limit 10", Exhausted = false }).Reasons);
    }

    [Fact]
    public void Samples_that_did_not_run_fail_whatever_the_rest_did()
    {
        var verdict = GateJudge.Judge((Completed(90, 90) with { Planned = 100, Pending = 10 }).With(AtLeast(0.8)));

        Assert.Equal(["10 samples did not run; run them with: dotnet test --experiment long_eval"], verdict.Reasons);
        Assert.Equal(GateStatus.NotJudged, verdict.Gates[0].Status);
    }

    [Fact]
    public void A_fault_of_the_dataset_fails_without_judging_the_gates()
    {
        var summary = Completed(16, 16) with { Exhausted = false, DatasetFault = "cases.jsonl:17: not JSON" };

        var verdict = GateJudge.Judge(summary.With(AtLeast(0.8)));

        Assert.Equal(["The dataset could not be read on: cases.jsonl:17: not JSON"], verdict.Reasons);
        Assert.Equal("accuracy >= 0.8: not judged, the dataset could not be read to its end; a run of the whole judges it", verdict.Gates[0].Text);
    }

    [Fact]
    public void Samples_chosen_by_their_failure_are_refused_by_gates()
    {
        var verdict = GateJudge.Judge((Eighty with { Selected = true }).With(AtLeast(0.1)));

        Assert.Equal(["The gates are refused: --eval-rerun failed chose the samples by how they had failed, which bends every figure. Run all again with: dotnet test --experiment long_eval --eval-rerun all"], verdict.Reasons);
        Assert.Equal([new GateVerdict(AtLeast(0.1), GateStatus.Fails, double.NaN, "accuracy >= 0.1: refused, because --eval-rerun failed chose the samples by how they had failed")], verdict.Gates);
    }

    [Fact]
    public void Samples_chosen_by_their_failure_pass_without_a_gate()
    {
        Assert.Empty(GateJudge.Judge(Completed(100, 100) with { Selected = true }).Reasons);
    }

    [Fact]
    public void An_empty_dataset_fails()
    {
        Assert.Equal(["The dataset is empty, and an eval without samples shows nothing. Is its source the right one, and does it leave any row?"], GateJudge.Judge(Completed(0, 0) with { Scores = [] }).Reasons);
    }

    [Fact]
    public void A_filter_that_means_another_eval_is_no_failure()
    {
        var summary = Completed(0, 0) with { Scores = [], Partial = "--eval-sample q-999", Exhausted = true };

        Assert.True(summary.NoneChosen);
        Assert.Empty(GateJudge.Judge(summary).Reasons);
    }

    [Fact]
    public void A_plan_passes_whatever_it_found()
    {
        var summary = Eighty with { PlanOnly = true, Planned = 0, Errors = 3, Stopped = "stopped by Ctrl+C" };

        var verdict = GateJudge.Judge(summary.With(AtLeast(0.9)));

        Assert.Empty(verdict.Reasons);
        Assert.Equal("accuracy >= 0.9: not judged, nothing was run; a run of the whole judges it", verdict.Gates[0].Text);
    }
}
