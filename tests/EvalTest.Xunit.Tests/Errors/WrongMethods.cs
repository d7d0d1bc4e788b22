#pragma warning disable CA1822, IDE0060, xUnit1024 // What is wrong with these methods is what is shown.
namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Methods that are no evals.</summary>
internal static class WrongMethods
{
    public static IEnumerable<int> Rows() => [1];

    public sealed class A_method_that_is_not_public
    {
        [EvalFact]
        internal void Runs()
        {
        }
    }

    public sealed class Async_void
    {
        [EvalFact]
        public async void Runs() => await Task.CompletedTask;
    }

    public sealed class A_generic_method
    {
        [EvalForEach, InlineData(1)]
        public void Runs<T>(T row)
        {
        }
    }

    public sealed class A_parameter_by_reference
    {
        [EvalForEach, InlineData(1)]
        public void Runs(ref int row)
        {
        }
    }

    public sealed class A_result_that_is_no_score
    {
        [EvalFact]
        public Task<string> Runs() => Task.FromResult("good");
    }

    public sealed class A_fact_with_a_parameter
    {
        [EvalFact]
        public void Runs(int row)
        {
        }
    }

    public sealed class An_eval_that_takes_nothing_of_its_rows
    {
        [EvalForEach, InlineData(1)]
        public void Runs(EvalContext eval)
        {
        }
    }

    public sealed class Two_evals_of_one_id
    {
        [EvalFact(Id = "same", DisplayName = "Runs")]
        public void Runs()
        {
        }

        [EvalFact(Id = "same", DisplayName = "Runs too")]
        public void RunsToo()
        {
        }
    }

    public sealed class No_concurrency
    {
        [EvalFact(Concurrency = 0)]
        public void Runs()
        {
        }
    }

    public sealed class A_time_out_below_zero
    {
        [EvalFact(Timeout = -1)]
        public void Runs()
        {
        }
    }

    public sealed class A_rate_that_is_none
    {
        [EvalFact(Rate = "fast")]
        public void Runs()
        {
        }
    }

    [EvalDefaults(Repeat = 0)]
    public sealed class A_default_that_is_wrong
    {
        [EvalFact]
        public void Runs()
        {
        }
    }

    public sealed class A_constructor_that_nothing_fills(List<int> fixture)
    {
        [EvalFact]
        public bool Runs() => fixture.Count == 0;
    }
}
