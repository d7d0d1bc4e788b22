#pragma warning disable CA1822, IDE0060 // What is wrong with these evals is what is shown.
namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Matrices, targets and batches that do not fit their eval, and marks that mean nothing.</summary>
internal static class WrongParts
{
    public sealed class A_matrix_of_an_unknown_parameter
    {
        [EvalFact, EvalMatrix("modle", "a", "b")]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_matrix_without_values
    {
        [EvalFact, EvalMatrix("model")]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_matrix_with_a_value_twice
    {
        [EvalFact, EvalMatrix("model", "a", "a")]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_matrix_with_a_value_in_two_spellings
    {
        [EvalFact, EvalMatrix("number", 1, "1")]
        public void Runs(int number)
        {
        }
    }

    public sealed class A_matrix_of_the_wrong_type
    {
        [EvalFact, EvalMatrix("temperature", "hot")]
        public void Runs(double temperature)
        {
        }
    }

    public sealed class A_matrix_of_no_number
    {
        [EvalFact, EvalMatrix("temperature", double.NaN)]
        public void Runs(double temperature)
        {
        }
    }

    public sealed class A_matrix_twice
    {
        [EvalFact, EvalMatrix("model", "a"), EvalMatrix("model", "b")]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_matrix_that_is_too_large
    {
        public static IEnumerable<int> Many() => Enumerable.Range(0, 100);

        [EvalFact, EvalMatrix("a", Source = nameof(Many)), EvalMatrix("b", Source = nameof(Many))]
        public void Runs(int a, int b)
        {
        }
    }

    public sealed class A_matrix_whose_source_throws
    {
        public static IEnumerable<string> Models() => throw new InvalidOperationException("no list of models");

        [EvalFact, EvalMatrix("model", Source = nameof(Models))]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_matrix_whose_source_is_not_there
    {
        [EvalFact, EvalMatrix("model", Source = "Models")]
        public void Runs(string model)
        {
        }
    }

    public sealed class A_target_that_is_not_there
    {
        [EvalFact, EvalTarget("Ask")]
        public void Runs(string output)
        {
        }
    }

    public sealed class A_target_without_an_output
    {
        public void Ask()
        {
        }

        [EvalFact, EvalTarget(nameof(Ask))]
        public void Runs(string output)
        {
        }
    }

    public sealed class A_target_whose_output_is_not_taken
    {
        public string Ask() => "";

        [EvalFact, EvalTarget(nameof(Ask))]
        public void Runs(string answer)
        {
        }
    }

    public sealed class A_target_of_another_type
    {
        public int Ask() => 1;

        [EvalFact, EvalTarget(nameof(Ask))]
        public void Runs(string output)
        {
        }
    }

    public sealed class A_target_with_a_parameter_that_nothing_fills
    {
        public string Ask(string prompt) => prompt;

        [EvalForEach, EvalCase("2+2?"), EvalTarget(nameof(Ask))]
        public void Runs(string question, string output)
        {
        }
    }

    public sealed class A_batch_of_no_samples
    {
        [EvalForEach, EvalCase(1), EvalBatch(Size = 0)]
        public bool[] Runs(int[] row) => [true];
    }

    public sealed class A_batch_that_takes_no_list
    {
        [EvalForEach, EvalCase("a"), EvalBatch]
        public bool[] Runs(string question) => [true];
    }

    public sealed class A_batch_that_returns_no_list
    {
        [EvalForEach, EvalCase("a"), EvalBatch]
        public bool Runs(string[] question) => true;
    }

    public sealed class A_batch_that_returns_a_stream
    {
        [EvalForEach, EvalCase("a"), EvalBatch]
        public async IAsyncEnumerable<bool> Runs(string[] question)
        {
            await Task.Yield();
            yield return question is ["a"];
        }
    }

    public sealed class A_batch_that_returns_too_few
    {
        [EvalForEach, EvalCase("a", Id = "a"), EvalCase("b", Id = "b"), EvalBatch(Size = 2)]
        public bool[] Runs(string[] question) => [true];
    }

    public sealed class A_gate_beside_a_fact
    {
        [Fact(DisplayName = "Runs"), Gate(AtLeast = 0.8)]
        public void Runs()
        {
        }
    }

    public sealed class A_matrix_beside_a_fact
    {
        [Fact(DisplayName = "Runs"), EvalMatrix("model", "a")]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_beside_a_fact
    {
        [Fact(DisplayName = "Runs"), Metric<ConstantMetric>]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_that_is_none
    {
        [EvalFact, Metric(typeof(string))]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_that_is_abstract
    {
        [EvalFact, Metric(typeof(IMetric))]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_that_takes_arguments
    {
        [EvalFact, Metric(typeof(ConstantMetric.Of))]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_twice
    {
        [EvalFact, Metric<ConstantMetric>, Metric(typeof(ConstantMetric))]
        public void Runs()
        {
        }
    }

    public sealed class A_metric_that_throws
    {
        [EvalFact, Metric<ConstantMetric.Throwing>]
        public void Runs()
        {
        }
    }

    public class ConstantMetric : IMetric
    {
        public string Name => "constant";

        public virtual double Compute(IReadOnlyList<MetricSample> samples) => 1;

        public sealed class Of(double value) : ConstantMetric
        {
            public override double Compute(IReadOnlyList<MetricSample> samples) => value;
        }

        public sealed class Throwing : ConstantMetric
        {
            public override double Compute(IReadOnlyList<MetricSample> samples) => throw new InvalidOperationException("no labels");
        }
    }
}
