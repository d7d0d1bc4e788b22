#pragma warning disable CA1822, IDE0060 // What is wrong with these rows is what is shown.
namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Rows that do not fit their eval, or cannot be told from others.</summary>
internal static class WrongRows
{
    public sealed record Problem(string Question, int Answer);

    public sealed class An_unknown_column
    {
        public static IEnumerable<Problem> Rows() => [new("2+2?", 4)];

        [EvalForEach(nameof(Rows))]
        public void Runs(string question, int anser)
        {
        }
    }

    public sealed class An_unknown_column_of_a_dictionary
    {
        public static IEnumerable<Dictionary<string, object?>> Rows() => [new() { ["question"] = "2+2?", ["answer"] = 4 }];

        [EvalForEach(nameof(Rows))]
        public void Runs(string question, int anser)
        {
        }
    }

    public sealed class A_wrong_type_in_row_17
    {
        public static IEnumerable<object> Rows() => Enumerable.Range(0, 20).Select(i => (object)new { Id = $"p{i}", Answer = i == 17 ? (object)"forty" : i });

        [EvalForEach(nameof(Rows))]
        public void Runs(int answer)
        {
        }
    }

    public sealed class Null_where_none_is_taken
    {
        public static IEnumerable<(string, string?)> Rows() => [("p", null)];

        [EvalForEach(nameof(Rows))]
        public void Runs([SampleId] string name, string text)
        {
        }
    }

    public sealed class Too_many_values
    {
        [EvalForEach, EvalCase(1, 2, 3, Id = "p")]
        public void Runs(int a, int b)
        {
        }
    }

    public sealed class Too_few_values
    {
        [EvalForEach, EvalCase(1, Id = "p")]
        public void Runs(int a, int b)
        {
        }
    }

    public sealed class One_value_for_two_parameters
    {
        public static IEnumerable<int> Rows() => [1];

        [EvalForEach(nameof(Rows))]
        public void Runs(int a, int b)
        {
        }
    }

    public sealed class Two_rows_of_one_id
    {
        public sealed record Row(string Id, int Answer);

        public static IEnumerable<Row> Rows() => [new("p", 1), new("q", 2), new("p", 3)];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class An_id_that_is_null
    {
        public sealed record Row(string? Id, int Answer);

        public static IEnumerable<Row> Rows() => [new("p", 1), new(null, 2)];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class An_id_that_is_no_text
    {
        public sealed record Row(int[] Id);

        public static IEnumerable<Row> Rows() => [new([1, 2])];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class Two_marked_ids
    {
        public sealed record Row([property: SampleId] string A, [property: SampleId] string B);

        public static IEnumerable<Row> Rows() => [new("a", "b")];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class A_row_that_cannot_be_written
    {
        public sealed record Row(string Name, Func<int> Call);

        public static IEnumerable<Row> Rows() => [new("p", () => 1)];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class A_row_that_refers_to_itself
    {
        public sealed class Node
        {
            public string Name { get; set; } = "p";

            public Node? Next { get; set; }
        }

        public static IEnumerable<Node> Rows()
        {
            var node = new Node();
            node.Next = node;
            return [node];
        }

        [EvalForEach(nameof(Rows))]
        public void Runs(Node row)
        {
        }
    }

    public sealed class A_row_whose_property_throws
    {
        public sealed class Row
        {
            public int Answer => throw new InvalidOperationException("not loaded");
        }

        public static IEnumerable<Row> Rows() => [new()];

        [EvalForEach(nameof(Rows))]
        public void Runs(Row row)
        {
        }
    }

    public sealed class A_row_that_is_not_a_number
    {
        public static IEnumerable<double> Rows() => [double.NaN];

        [EvalForEach(nameof(Rows))]
        public void Runs(double row)
        {
        }
    }

    public sealed class Everything_is_expected
    {
        [EvalForEach, EvalCase(4)]
        public void Runs([Expected] int answer)
        {
        }
    }

    public sealed class A_skip_on_a_condition_that_is_not_there
    {
        [EvalForEach, InlineData(1, Skip = "not today", SkipWhen = "IsMonday")]
        public void Runs(int row)
        {
        }
    }
}
