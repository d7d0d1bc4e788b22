#pragma warning disable CA1822, IDE0060, IDE0051 // What is wrong with these sources is what is shown.
namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Sources of rows that give none.</summary>
internal static class WrongSources
{
    public sealed class No_source
    {
        [EvalForEach]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_wrong_name
    {
        [EvalForEach("Row")]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_source_of_the_instance
    {
        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }

        public IEnumerable<int> Rows() => [1];
    }

    public sealed class A_private_source
    {
        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }

        private static IEnumerable<int> Rows() => [1];
    }

    public sealed class A_source_with_a_parameter
    {
        public static IEnumerable<int> Rows(int count) => Enumerable.Range(0, count);

        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_source_that_is_no_sequence
    {
        public static int Rows() => 1;

        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_class_that_is_no_sequence
    {
        [EvalForEach(typeof(A_class_that_is_no_sequence))]
        public void Runs(int row)
        {
        }
    }

    public sealed class Two_sources
    {
        public static IEnumerable<int> Rows() => [1];

        [EvalForEach(nameof(Rows)), InlineData(1)]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_source_beside_a_fact
    {
        [EvalFact, EvalCase(1)]
        public void Runs()
        {
        }
    }

    public sealed class A_source_that_is_null
    {
        public static IEnumerable<int>? Rows() => null;

        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }
    }

    public sealed class An_empty_source
    {
        public static IEnumerable<int> Rows() => [];

        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_source_that_throws_in_the_middle
    {
        public static IEnumerable<int> Rows()
        {
            yield return 1;
            yield return 2;
            throw new InvalidOperationException("the database is gone");
        }

        [EvalForEach(nameof(Rows))]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_file_that_is_not_there
    {
        [EvalForEach, JsonLines("data/absent.jsonl")]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_file_that_is_a_folder
    {
        [EvalForEach, JsonLines(".")]
        public void Runs(int row)
        {
        }
    }

    public sealed class A_file_without_a_name
    {
        [EvalForEach, JsonLines("")]
        public void Runs(int row)
        {
        }
    }
}
