#pragma warning disable CA1822, IDE0060 // What is wrong with these scores is what is shown.
namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Results that are none, and gates that cannot judge.</summary>
internal static class WrongScores
{
    public sealed class No_scores
    {
        [EvalFact]
        public IEnumerable<Score> Runs() => [];
    }

    public sealed class A_score_that_is_not_a_number
    {
        [EvalFact]
        public double Runs() => 0.0 / 0.0;
    }

    public sealed class An_infinite_score
    {
        [EvalFact]
        public Score Runs() => new("speed", double.PositiveInfinity);
    }

    public sealed class A_score_without_a_name
    {
        [EvalFact]
        public Score Runs() => new(" ", 1);
    }

    public sealed class A_score_twice
    {
        [EvalFact]
        public IEnumerable<Score> Runs() => [new("accuracy", 1), new("accuracy", 0)];
    }

    public sealed class A_result_that_is_null
    {
        [EvalFact]
        public Score Runs() => null!;
    }

    public sealed class A_task_that_is_null
    {
        [EvalFact]
        public Task<bool> Runs() => null!;
    }

    public sealed class A_value_that_cannot_be_recorded
    {
        [EvalFact]
        public void Runs(EvalContext eval) => eval.Record("call", typeof(string));
    }

    public sealed class A_link_to_nothing
    {
        [EvalFact]
        public void Runs(EvalContext eval) => eval.Link("trace", "https://traces.example.com/{traceId}");
    }

    public sealed class A_gate_on_an_unknown_score
    {
        [EvalFact, Gate("acuracy", AtLeast = 0.8)]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_gate_without_a_condition
    {
        [EvalFact, Gate("accuracy")]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_gate_that_cannot_hold
    {
        [EvalFact, Gate("accuracy", AtLeast = 0.9, AtMost = 0.1)]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_gate_on_scores_where_every_sample_erred
    {
        [EvalFact(Retries = 0), Gate("accuracy", AtLeast = 0.8, MaxErrorRate = 1)]
        public Score Runs() => throw new InvalidOperationException("the model is gone");
    }

    public sealed class A_gate_that_is_more_than_sure
    {
        [EvalFact, Gate("accuracy", AtLeast = 0.8, WithConfidence = 95)]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_gate_on_no_quantile
    {
        [EvalFact, Gate("latency", AtMost = 2, Quantile = 95)]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_quantile_without_a_bound
    {
        [EvalFact, Gate("latency", Quantile = 0.95)]
        public Score Runs() => new("accuracy", 1);
    }

    public sealed class A_gate_that_one_sample_cannot_decide
    {
        [EvalFact, Gate("accuracy", AtLeast = 0.8, WithConfidence = 0.95)]
        public Score Runs() => Score.Pass("accuracy");
    }

    public sealed class A_gate_on_a_cost_that_nobody_gave
    {
        [EvalFact, Gate("cost", AtMost = 0.01)]
        public Score Runs() => new("accuracy", 1);
    }
}
