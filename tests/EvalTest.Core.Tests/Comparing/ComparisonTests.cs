using System.Text.Json;
using EvalTest.Comparing;
using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Comparing;

public sealed class ComparisonTests : IDisposable
{
    private readonly Laboratory lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Verdicts_are_compared_by_the_samples_that_flipped()
    {
        await lab.RunAsync("a", Laboratory.Passes(i => i < 60), 100);
        await lab.RunAsync("b", Laboratory.Passes(i => i is >= 5 and < 80), 100);

        var score = Assert.Single(lab.Pair("a", "b").Scores);

        Assert.Equal(("passed", 0.6, 0.75, 20, 5, 75), (score.Name, score.First, score.Second, score.Better, score.Worse, score.Ties));
        Assert.Equal(("McNemar, exact", "better"), (score.Test, score.Words));
        Assert.Equal(0.0040773, score.P.Value!.Value, 1e-7);
    }

    [Fact]
    public async Task Scores_are_compared_by_their_differences()
    {
        await lab.RunAsync("a", c => new Score("quality", Laboratory.NumberOf(c) % 10), 40);
        await lab.RunAsync("b", c => new Score("quality", (Laboratory.NumberOf(c) % 10) - 1 - (Laboratory.NumberOf(c) % 2)), 40);

        var score = Assert.Single(lab.Pair("a", "b").Scores);

        Assert.Equal(("quality", 4.5, 3.0, 0, 40), (score.Name, score.First, score.Second, score.Better, score.Worse));
        Assert.Equal((ComparisonVerdict.Worse, "Cohen's d_z"), (score.Verdict, score.EffectName));
        Assert.InRange(-1.5, score.Difference.Interval!.Low, score.Difference.Interval.High);
    }

    [Fact]
    public async Task Lower_is_better_where_a_gate_has_only_an_upper_bound()
    {
        var eval = Engine.Eval() with { Gates = [new Gate("length", null, 100, null)] };
        await lab.RunAsync("a", c => new Score("length", 10 + (Laboratory.NumberOf(c) % 3)), 40, eval);
        await lab.RunAsync("b", c => new Score("length", 5 + (Laboratory.NumberOf(c) % 2)), 40, eval);

        var score = Assert.Single(lab.Pair("a", "b").Scores);

        Assert.Equal((ComparisonVerdict.Better, 40, 0), (score.Verdict, score.Better, score.Worse));
    }

    [Fact]
    public async Task Trials_of_a_sample_are_averaged_so_that_samples_are_what_counts()
    {
        await lab.RunAsync("a", c => (Laboratory.NumberOf(c) + c.Trial) % 2 == 0, 10, options: o => o with { Repeat = 4 });
        await lab.RunAsync("b", c => c.Trial > 0, 10, options: o => o with { Repeat = 4 });

        var pair = lab.Pair("a", "b");

        var score = Assert.Single(pair.Scores);
        Assert.Equal((10, 10, 0.5, 0.75, 10), (pair.Samples, score.Samples, score.First, score.Second, score.Better));
        Assert.StartsWith("sign flips", score.Test, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_shared_is_listed_by_why()
    {
        IEnumerable<object?> Rows(params IEnumerable<(int Id, int Value, int Answer)> rows) => rows.Select(r => (object?)new Laboratory.Row($"p{r.Id}", r.Value, r.Answer));
        await lab.RunAsync("a", _ => true, Rows((0, 0, 1), (1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 4, 1)));
        await lab.RunAsync("b", c => c.SampleId == "p4" ? throw new InvalidOperationException("broken") : true, Rows((0, 0, 1), (2, 9, 1), (3, 3, 2), (4, 4, 1), (5, 5, 1)));

        var pair = lab.Pair("a", "b");

        Assert.Equal(1, pair.Samples);
        var left = pair.LeftOut;
        Assert.Equal(["p1", "p5", "p2", "p3", "p4"], new[] { left.OnlyFirst, left.OnlySecond, left.InputChanged, left.ExpectedChanged, left.NotCompleted }.Select(l => Assert.Single(l.First)));
        Assert.Contains(pair.Notes, n => n == "b is incomplete: 4 of 5 results completed");
    }

    [Fact]
    public async Task An_expected_value_that_changed_counts_where_the_judging_is_asked_about()
    {
        await lab.RunAsync("a", _ => true, [new Laboratory.Row("p0", 0, 1)]);
        await lab.RunAsync("b", _ => false, [new Laboratory.Row("p0", 0, 2)]);

        Assert.NotNull(lab.Pair("a", "b").Refusal);
        Assert.Equal(1, lab.Pair("a", "b", new ComparisonOptions { AcrossScorers = true }).Samples);
    }

    [Fact]
    public async Task An_experiment_is_the_same_as_itself()
    {
        await lab.RunAsync("a", c => new[] { Score.FromBoolean(c.Index % 3 == 0), new Score("quality", c.Index / 7.0) }, 50);

        var pair = lab.Pair("a", "a");

        Assert.True(pair.IsSame);
        Assert.Equal(["the same results", "the same results"], pair.Scores.Select(s => s.Words));
        Assert.Equal(("a", "a (2)", 0), (pair.First.Label, pair.Second.Label, pair.LeftOut.Count));
    }

    [Fact]
    public async Task Two_trials_of_one_experiment_show_its_noise()
    {
        await lab.RunAsync("a", c => (Laboratory.NumberOf(c) * 7 % 10 < 5) ^ (c.Trial == 1 && Laboratory.NumberOf(c) % 10 == 0), 100, options: o => o with { Repeat = 3 });

        var comparison = Comparison.OfTrials(lab.Open("a").Evals[0], "a")!;

        var pair = Assert.Single(Assert.Single(comparison.Evals).Pairs);
        Assert.Equal(("trial 0", "trial 1", 100, 10), (pair.First.Label, pair.Second.Label, pair.Samples, pair.Flips.Gained.Count + pair.Flips.Lost.Count));
        Assert.Equal("McNemar, exact", pair.Scores[0].Test);
    }

    [Fact]
    public async Task Without_repetitions_there_is_no_noise_to_show()
    {
        await lab.RunAsync("a", _ => true, 3);

        Assert.Null(Comparison.OfTrials(lab.Open("a").Evals[0], "a"));
    }

    [Fact]
    public async Task Another_version_of_the_scorer_refuses_the_score_and_the_verdicts_that_rest_on_it()
    {
        Func<EvalContext, object?> By(string scorer) => c => new[] { Score.FromBoolean(c.Index % 2 == 0, "exact"), new Score("judge", 0.5, c.Index % 4 > 0) { Scorer = c.Index == 3 ? scorer : "judge/1" } };
        await lab.RunAsync("a", By("judge/1"));
        await lab.RunAsync("b", By("judge/2"));

        var pair = lab.Pair("a", "b");

        Assert.Equal(["exact"], pair.Scores.Select(s => s.Name));
        Assert.Equal([("passed", "the verdicts rest on judge, whose scorers differ"), ("judge", "its scorers differ: judge/1 became judge/2 in 1 result, such as that of p3. Score the older outputs again first")], pair.Refused.Select(r => (r.Name, r.Reason)));
        Assert.Equal(["passed", "exact", "judge"], lab.Pair("a", "b", new ComparisonOptions { AcrossScorers = true }).Scores.Select(s => s.Name));
    }

    [Fact]
    public async Task What_scored_is_unknown_where_only_one_of_the_two_says_it()
    {
        await lab.RunAsync("a", _ => Score.Pass("exact"));
        await lab.RunAsync("b", _ => Score.Pass("exact") with { Scorer = "exact/1" });

        var pair = lab.Pair("a", "b");

        Assert.Equal(["exact: what scored it is recorded in one of the two only, for 20 results; whether the scorer changed is unknown"], pair.Notes);
        Assert.Single(pair.Scores);
    }

    [Fact]
    public async Task Samples_chosen_by_how_they_had_failed_are_refused()
    {
        await lab.RunAsync("a", _ => true);
        await lab.RunAsync("b", _ => false);
        await lab.RunAsync("b", _ => true, options: o => o with { Rerun = Rerun.Failed });

        var pair = lab.Pair("a", "b");

        Assert.StartsWith("--eval-rerun failed chose samples of b by how they had failed", pair.Refusal, StringComparison.Ordinal);
        Assert.Empty(pair.Scores);
    }

    [Fact]
    public async Task Other_samples_altogether_are_refused()
    {
        await lab.RunAsync("a", _ => true, Laboratory.Rows(5));
        await lab.RunAsync("b", _ => true, Laboratory.Rows(5, from: 3));
        await lab.RunAsync("c", _ => true, Laboratory.Rows(5, from: 9));

        Assert.Equal((null, 2), (lab.Pair("a", "b").Refusal, lab.Pair("a", "b").Samples));
        Assert.Equal("they share no sample that both completed with the same input (5 only in a, 5 only in c); compare runs over the same dataset", lab.Pair("a", "c").Refusal);
    }

    [Fact]
    public async Task A_completed_trial_without_the_score_counts_as_zero_as_for_a_gate()
    {
        await lab.RunAsync("a", _ => new[] { new Score("length", 3), new Score("quality", 1) });
        await lab.RunAsync("b", c => c.Index < 5 ? new[] { new Score("length", 3) } : [new Score("length", 3), new Score("quality", 1)]);

        var score = lab.Pair("a", "b").Scores.Single(s => s.Name == "quality");

        Assert.Equal((1.0, 0.75, 0, 5), (score.First, score.Second, score.FirstLacking, score.SecondLacking));
    }

    [Fact]
    public async Task Scores_that_only_one_has_are_named()
    {
        await lab.RunAsync("a", _ => new[] { new Score("quality", 1), new Score("old", 1) });
        await lab.RunAsync("b", _ => new[] { new Score("quality", 1), new Score("new", 1) });

        var pair = lab.Pair("a", "b");

        Assert.Equal(("old", "new"), (Assert.Single(pair.ScoresOnlyFirst), Assert.Single(pair.ScoresOnlySecond)));
    }

    [Fact]
    public async Task An_eval_that_only_one_has_stands_alone()
    {
        await lab.RunAsync("a", _ => true);
        await lab.RunAsync("b", _ => true);
        await lab.RunAsync("b", _ => true, eval: Engine.Eval("Tests.New"));

        var comparison = lab.Compare(new ComparisonOptions(), "a", "b");

        Assert.Equal(("Tests.Eval", "Tests.New"), (Assert.Single(comparison.Evals).Title, Assert.Single(comparison.Alone).Eval));
    }

    [Fact]
    public async Task Swapping_the_two_mirrors_everything()
    {
        await lab.RunAsync("a", c => new[] { Score.FromBoolean(Laboratory.NumberOf(c) < 60), new Score("quality", Laboratory.NumberOf(c) % 7) }, 100);
        await lab.RunAsync("b", c => new[] { Score.FromBoolean(Laboratory.NumberOf(c) is > 20 and < 99), new Score("quality", Laboratory.NumberOf(c) % 5) }, 90);

        var (there, back) = (lab.Pair("a", "b"), lab.Pair("b", "a"));

        Assert.Equal(there.Scores.Select(Facts), back.Scores.Select(s => Facts(Mirrored(s))));
        Assert.Equal(there.Flips.Gained.First.Append($"{there.Flips.Lost.Count}"), back.Flips.Lost.First.Append($"{back.Flips.Gained.Count}"));
        Assert.Equal(there.LeftOut.OnlyFirst.First, back.LeftOut.OnlySecond.First);
    }

    [Fact]
    public async Task The_order_of_samples_and_how_sessions_divide_them_changes_nothing()
    {
        Func<EvalContext, object?> body = c => new[] { Score.FromBoolean(Laboratory.NumberOf(c) % 3 == 0), new Score("quality", Math.Sin(Laboratory.NumberOf(c))) };
        await lab.RunAsync("a", _ => new[] { Score.Pass(), new Score("quality", 0.1) }, 60);
        await lab.RunAsync("b", body, 60);
        await lab.RunAsync("c", body, 60, options: o => o with { Limit = 17 });
        await lab.RunAsync("c", body, [.. Laboratory.Rows(60).Reverse()]);

        var (straight, other) = (lab.Pair("a", "b"), lab.Pair("a", "c"));

        Assert.Equal(straight.Scores.Select(Facts), other.Scores.Select(Facts));
        Assert.Equal(straight.Flips.Lost.First, other.Flips.Lost.First);
    }

    [Fact]
    public async Task More_samples_that_are_alike_leave_every_p_as_it_was()
    {
        Func<EvalContext, object?> Body(int shift) => c => Laboratory.NumberOf(c) >= 50
            ? new[] { Score.Pass(), new Score("quality", 0.5) }
            : [Score.FromBoolean((Laboratory.NumberOf(c) + shift) % 4 == 0), new Score("quality", (Laboratory.NumberOf(c) + shift) % 9)];
        await lab.RunAsync("a", Body(0), 50);
        await lab.RunAsync("b", Body(2), 50);
        await lab.RunAsync("a2", Body(0), 90);
        await lab.RunAsync("b2", Body(2), 90);

        Assert.Equal(lab.Pair("a", "b").Scores.Select(s => s.P), lab.Pair("a2", "b2").Scores.Select(s => s.P));
    }

    [Fact]
    public async Task One_more_experiment_that_is_the_same_raises_every_adjusted_p()
    {
        await lab.RunAsync("a", Laboratory.Passes(i => i < 10));
        await lab.RunAsync("b", Laboratory.Passes(i => i < 16));
        await lab.RunAsync("copy", Laboratory.Passes(i => i < 10));

        var alone = Assert.Single(lab.Pair("a", "b").Scores);
        var beside = lab.Compare(new ComparisonOptions(), "a", "b", "copy").Evals[0].Pairs;

        Assert.Equal((0.03125, "better"), (Math.Round(alone.AdjustedP.Value!.Value, 12), alone.Words));
        Assert.Equal((0.0625, 2, ComparisonVerdict.NoDifferenceShown), (Math.Round(beside[0].Scores[0].AdjustedP.Value!.Value, 12), beside[0].Scores[0].Comparisons, beside[0].Scores[0].Verdict));
        Assert.True(beside[1].IsSame);
    }

    [Fact]
    public async Task Flips_are_read_with_what_both_recorded()
    {
        await lab.RunAsync("a", c => new Score("exact", c.Index == 2 ? 0 : 1, c.Index != 2, $"a said {c.Index}"), 5);
        await lab.RunAsync("b", c => new Score("exact", c.Index == 4 ? 0 : 1, c.Index != 4, $"b said {c.Index}"), 5);

        var flips = lab.Pair("a", "b").Flips.Read();

        Assert.Equal([(true, "p2", "a said 2", "b said 2"), (false, "p4", "a said 4", "b said 4")], flips.Select(f => (f.IsGained, f.First.Key.SampleId, f.First.Scores[0].Reason, f.Second.Scores[0].Reason)));
    }

    [Fact]
    public async Task Evals_over_the_same_samples_are_compared_within_one_experiment()
    {
        await lab.RunAsync("a", Laboratory.Passes(i => i < 5), eval: Engine.Eval("Tests.First"));
        await lab.RunAsync("a", Laboratory.Passes(i => i < 15), eval: Engine.Eval("Tests.Second"));

        var eval = Assert.Single(lab.Compare(new ComparisonOptions { By = ComparedBy.Eval }, "a").Evals);

        Assert.Equal(("a", "Tests.First", "Tests.Second", 10), (eval.Title, eval.Pairs[0].First.Label, eval.Pairs[0].Second.Label, eval.Pairs[0].Scores[0].Better));
    }

    [Fact]
    public async Task A_comparison_can_be_written_as_JSON_without_what_it_was_read_from()
    {
        await lab.RunAsync("a", Laboratory.Passes(i => i < 5));
        await lab.RunAsync("b", Laboratory.Passes(i => i < 5));

        var json = JsonSerializer.SerializeToElement(lab.Compare(new ComparisonOptions(), "a", "b"));

        var pair = json.GetProperty("Evals")[0].GetProperty("Pairs")[0];
        Assert.Equal((1, "the same results"), (json.GetProperty("Comparisons").GetInt32(), pair.GetProperty("Scores")[0].GetProperty("Words").GetString()));
        Assert.Equal(["Label", "Experiment", "Assembly", "Eval", "Variant"], pair.GetProperty("First").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task One_experiment_has_nothing_to_be_compared_with()
    {
        await lab.RunAsync("a", _ => true);

        Assert.StartsWith("A comparison needs two experiments", Assert.Throws<EvalTestException>(() => lab.Compare(new ComparisonOptions(), "a")).Message, StringComparison.Ordinal);
    }

    private static (string, double, double, double?, double?, double?, double?, double?, int, int) Facts(ScoreComparison s) =>
        (s.Name, s.First, s.Second, s.Difference.Value.Value, s.Difference.Interval?.Low, s.Difference.Interval?.High, s.P.Value, s.AdjustedP.Value, s.Better, s.Worse);

    private static ScoreComparison Mirrored(ScoreComparison score) => score with
    {
        First = score.Second,
        Second = score.First,
        Difference = score.Difference with
        {
            Value = Figure.Of(-score.Difference.Value.Value!.Value),
            Interval = new Interval(-score.Difference.Interval!.High, -score.Difference.Interval.Low),
        },
        Better = score.Worse,
        Worse = score.Better,
    };
}
