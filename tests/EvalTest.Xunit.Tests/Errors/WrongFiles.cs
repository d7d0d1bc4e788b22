#pragma warning disable CA1822, IDE0060 // What is wrong with these files is what is shown.
using System.Text;

namespace EvalTest.Xunit.Tests.Errors;

/// <summary>Files with rows that cannot be read, whole or in part.</summary>
internal static class WrongFiles
{
    public sealed record Review(string Text, int Stars);

    /// <summary>Where they are written; the test deletes it, and leaves its name out of what is approved.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), $"evaltest-{Environment.ProcessId}");

    private static string File(string name, string content, Encoding? encoding = null)
    {
        var path = Path.Combine(Directory.CreateDirectory(Folder).FullName, name);
        System.IO.File.WriteAllText(path, content, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public sealed class A_line_that_is_no_json
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.JsonLines<Review>(File("rows.jsonl", """
            {"text":"good","stars":5}
            {"text":"broken","stars":

            {"text":"bad","stars":1}
            """));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_line_with_a_wrong_type
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.JsonLines<Review>(File("rows.jsonl", """{"text":"good","stars":"many"}"""));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_line_that_lacks_a_member
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.JsonLines<Review>(File("rows.jsonl", """{"text":"good"}"""));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_file_in_utf_16
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.JsonLines<Review>(File("rows.jsonl", """{"text":"good","stars":5}""", Encoding.Unicode));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_packed_file_that_is_not_packed
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.JsonLines<Review>(File("rows.jsonl.gz", """{"text":"good","stars":5}"""));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class Rows_of_tuples_in_a_file
    {
        public static IAsyncEnumerable<(string Text, int Stars)> Rows() => Dataset.JsonLines<(string Text, int Stars)>(File("rows.jsonl", "{}"));

        [EvalForEach(nameof(Rows))]
        public void Runs(string text, int stars)
        {
        }
    }

    public sealed class A_row_of_a_csv_with_too_few_fields
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Csv<Review>(File("rows.csv", "text,stars\ngood,5\nbad\n"));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_csv_with_a_wrong_number
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Csv<Review>(File("rows.csv", "text,stars\ngood,\"4,5\"\n"));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_csv_with_another_delimiter
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Csv<Review>(File("rows.csv", "text;stars\ngood;5\n"));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_csv_with_a_column_twice
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Csv<Review>(File("rows.csv", "text,stars,text\ngood,5,x\n"));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_csv_with_an_open_quote
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Csv<Review>(File("rows.csv", "text,stars\n\"good,5\nbad,1\n"));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class An_encoding_that_is_none
    {
        [EvalForEach, Csv("rows.csv", Encoding = "utf-9")]
        public void Runs(string text)
        {
        }
    }

    public sealed class A_json_file_that_is_no_array
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Json<Review>(File("rows.json", """{"rows":[{"text":"good","stars":5}]}"""));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class A_json_file_that_breaks_off
    {
        public static IAsyncEnumerable<Review> Rows() => Dataset.Json<Review>(File("rows.json", """[{"text":"good","stars":5}, {"text":"""));

        [EvalForEach(nameof(Rows))]
        public void Runs(Review row)
        {
        }
    }

    public sealed class Two_files
    {
        [EvalForEach, Csv("rows.csv"), Json("rows.json")]
        public void Runs(string text)
        {
        }
    }

    public sealed class A_file_beside_a_fact
    {
        [Fact(DisplayName = "Runs"), JsonLines("rows.jsonl")]
        public void Runs()
        {
        }
    }
}
