using System.Collections;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Discovery;

public sealed class WrongEvalTests
{
    private const string NameOne = "Name one, as in [EvalForEach(nameof(Rows))] or [EvalForEach(typeof(Rows))], or put [InlineData], [MemberData], [ClassData], [JsonLines], [Json] or [Csv] beside it.";

    [Theory]
    [InlineData("Hidden", "Hidden is not public. An eval is a public method: write \"public void Hidden\".")]
    [InlineData("Generic", "Generic has the type parameter T. An eval is not generic: write the type of its rows.")]
    [InlineData("AsyncVoid", "AsyncVoid is \"async void\", which nothing can wait for. Write \"async Task AsyncVoid\".")]
    [InlineData("ByReference", "ByReference takes \"ref int row\", which no row can fill. An eval takes its parameters by value, and no span or pointer.")]
    [InlineData("Out", "Out takes \"out int row\", which no row can fill. An eval takes its parameters by value, and no span or pointer.")]
    [InlineData("Span", "Span takes \"ReadOnlySpan<char> row\", which no row can fill. An eval takes its parameters by value, and no span or pointer.")]
    [InlineData("Text", "Text returns Task<string>, which is no verdict and no score. Return void, bool, a number, Score, IEnumerable<Score>, EvalResult, or a Task or ValueTask of one of them.")]
    [InlineData("NoConcurrency", "NoConcurrency has Concurrency = 0. It is the most samples in flight: write 1 or more, or leave it out.")]
    [InlineData("ManyRetries", "ManyRetries has Retries = 10. It is how many more attempts a sample gets after an error that may pass: write 0 to 9, or leave it out.")]
    [InlineData("NoRate", "NoRate has Rate = \"fast\". Write a whole number from 1 to 1000000 and /s, /min or /h, as in 600/min, or leave it out.")]
    [InlineData("NoProvider", "NoProvider has Provider = \"a=b\". Write a name without = and commas, or leave it out.")]
    [InlineData("RetryOfNothing", "RetryOfNothing has an [EvalRetry] that names nothing. Write the types of exceptions that are worth another attempt, or When = nameof(…) of a rule.")]
    [InlineData("RetryOfNoException", "RetryOfNoException has [EvalRetry(typeof(String))], and String is no exception. Name types derived from Exception.")]
    [InlineData("RetryWithoutRule", "RetryWithoutRule has [EvalRetry(When = \"Rows\")], and Wrong has no such rule. Write: static bool Rows(Exception exception).")]
    [InlineData("NoTrial", "NoTrial has Repeat = 0. It is the trials of each sample: write 1 to 10000, or leave it out.")]
    [InlineData("ManyTrials", "ManyTrials has Repeat = 10001. It is the trials of each sample: write 1 to 10000, or leave it out.")]
    [InlineData("NoTime", "NoTime has Timeout = -5. It is the milliseconds for one attempt of one sample: write 1 or more, or leave it out.")]
    [InlineData("NoId", "NoId has an empty Id. Write a name that no other eval of the assembly has, or leave it out.")]
    [InlineData("NoBound", "[Gate(\"accuracy\")] has no condition, so it would always hold. Write [Gate(\"accuracy\", AtLeast = 0.8)], or give AtMost or MaxErrorRate.")]
    [InlineData("FactWithRow", "FactWithRow takes \"int row\", and an [EvalFact] has no row to fill it. Take EvalContext and CancellationToken alone, or write [EvalForEach] and name a source of rows.")]
    [InlineData("FactWithData", "FactWithData has [InlineData] beside [EvalFact], which has no rows. Write [EvalForEach] instead of [EvalFact].")]
    [InlineData("Rowless", "Rowless has [EvalForEach] without a source of rows. " + NameOne)]
    [InlineData("NullSource", "NullSource names null as its source of rows. " + NameOne)]
    [InlineData("TwoSources", "TwoSources has two sources of rows: [EvalForEach] names one, and [InlineData] stands beside it. Keep one of them.")]
    [InlineData("FileAndSource", "FileAndSource has two sources of rows: [EvalForEach] names one, and [JsonLines] stands beside it. Keep one of them.")]
    [InlineData("FileAndData", "FileAndData has two sources of rows: [InlineData] and [JsonLines]. Keep one of them.")]
    [InlineData("FactWithFile", "FactWithFile has [JsonLines] beside [EvalFact], which has no rows. Write [EvalForEach] instead of [EvalFact].")]
    [InlineData("NoFile", "[JsonLines] of NoFile names no file. Write its path, as in [JsonLines(\"data/rows.jsonl\")].")]
    [InlineData("TwoFiles", "TwoFiles has two sources of rows: [Json] and [Csv]. Keep one of them.")]
    [InlineData("FactWithCsv", "FactWithCsv has [Csv] beside [EvalFact], which has no rows. Write [EvalForEach] instead of [EvalFact].")]
    [InlineData("NoCsv", "[Csv] of NoCsv names no file. Write its path, as in [Csv(\"data/rows.csv\")].")]
    [InlineData("NoJson", "[Json] of NoJson names no file. Write its path, as in [Json(\"data/rows.json\")].")]
    [InlineData("CsvOfLists", "[Csv] of CsvOfLists: The rows of rows.csv cannot be read as System.Collections.Generic.List<System.Int32>, which has no columns of its own. Declare a record with the names of the header, or take IReadOnlyDictionary<string, object?>.")]
    [InlineData("CsvWithoutHeader", "[Csv] of CsvWithoutHeader: The rows of rows.csv cannot be read as EvalTest.Xunit.Tests.Discovery.WrongEvalTests.Classes.Problem: without a header its fields have no names. Take string[], or add a header.")]
    [InlineData("CsvOfNoEncoding", "[Csv] of CsvOfNoEncoding: rows.csv: .NET has no encoding \"klingon\". Write a name as in Encoding = \"utf-8\", \"utf-16\", \"windows-1252\" or \"iso-8859-1\".")]
    [InlineData("TakesNothing", "TakesNothing has rows and takes nothing from them. Add a parameter for the row, or write [EvalFact] for one sample without a row.")]
    [InlineData("Absent", "The source of rows \"Gone\" of Absent is no method, property or field of Wrong. Write \"public static IEnumerable<int> Gone()\".")]
    [InlineData("NotStatic", "The source of rows \"InstanceRows\" of NotStatic is not static: rows are read before there is an instance. Write \"public static IEnumerable<int> InstanceRows()\".")]
    [InlineData("NotPublicRows", "The source of rows \"PrivateRows\" of NotPublicRows is not public. Write \"public static IEnumerable<int> PrivateRows()\".")]
    [InlineData("RowsWithArgument", "The source of rows \"Upto\" of RowsWithArgument takes \"int n\", which nothing fills. Write \"public static IEnumerable<int> Upto()\".")]
    [InlineData("WriteOnlyRows", "The source of rows \"Sink\" of WriteOnlyRows is a property that cannot be read. Write \"public static IEnumerable<int> Sink()\".")]
    [InlineData("NoSequence", "The source of rows \"Number\" of NoSequence is int, which gives no rows: it must be an IEnumerable<T>, an IAsyncEnumerable<T>, or a Task or ValueTask of one. Write \"public static IEnumerable<(string question, int answer)> Number()\".")]
    [InlineData("Letters", "The source of rows \"Word\" of Letters is string, which gives no rows: it must be an IEnumerable<T>, an IAsyncEnumerable<T>, or a Task or ValueTask of one. Write \"public static IEnumerable<char> Word()\".")]
    [InlineData("Uncreatable", "The source of rows Uncreated of Uncreatable cannot be created: it must be a class with a public constructor without parameters, neither abstract nor open generic.")]
    [InlineData("NoRowsClass", "The source of rows WrongEvalTests of NoRowsClass gives no rows: it must implement IEnumerable<T> or IAsyncEnumerable<T>, each for one T. Write \"class WrongEvalTests : IEnumerable<int>\".")]
    [InlineData("OneValueForTwo", "OneValueForTwo takes int a, int b, and one int cannot fill them. Take one parameter, or give rows as tuples.")]
    [InlineData("TwoObjects", "TwoObjects takes \"Problem problem\", and its rows are Problem, which has no \"problem\" (it has: Question). Take the row in one parameter of its own type, or its columns by their names, or give rows as tuples.")]
    [InlineData("NoSuchColumn", "NoSuchColumn takes \"string anser\", and its rows are Problem, which has no \"anser\" (it has: Question). Take the row in one parameter of its own type, or its columns by their names, or give rows as tuples.")]
    public async Task A_wrong_eval_says_what_to_write(string method, string expected)
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Wrong));

        Assert.Equal(expected, cases.Cast<EvalTestCase>().Single(c => c.TestMethodName == method).Problem);
    }

    [Fact]
    public async Task A_wrong_eval_is_one_failed_test_and_opens_no_run()
    {
        var opened = false;
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.OneWrong));

        var story = await XunitPipeline.RunAsync(cases, new Xunit.Hosting.EvalHost(_ => throw new InvalidOperationException($"{opened = true}")));

        Assert.False(opened);
        Assert.Equal(["wrong failed: EvalTest.EvalRefusedException : Wrong has [EvalForEach] without a source of rows. " + NameOne], story.Lines);
        Assert.Equal("", ExceptionStack(story.Failures["wrong"]));
    }

    [Fact]
    public async Task Two_evals_of_one_id_are_both_refused()
    {
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.Overloads));

        const string remedy = "Their results could not be told apart: give one of them an id of its own, as in Id = ";
        var name = $"{typeof(WrongEvalTests).FullName}.Classes.Overloads.Same";
        Assert.Equal(
            [
                $"Two evals have the id \"{name}\": Overloads.Same() and Overloads.Same(EvalContext eval). {remedy}\"{name}.2\".",
                $"Two evals have the id \"{name}\": Overloads.Same(EvalContext eval) and Overloads.Same(). {remedy}\"{name}.2\".",
                $"Two evals have the id \"fixed\": Overloads.First() and Overloads.Second(). {remedy}\"fixed.2\".",
                $"Two evals have the id \"fixed\": Overloads.Second() and Overloads.First(). {remedy}\"fixed.2\".",
            ],
            cases.Cast<EvalTestCase>().Select(c => c.Problem).Order(StringComparer.Ordinal));
        Assert.Equal(4, cases.Select(c => c.UniqueID).Distinct().Count());
    }

    private static string? ExceptionStack(global::Xunit.Sdk.ITestFailed failed) => string.Concat(failed.StackTraces);

    private static class Classes
    {
        public sealed record Problem(string Question);

        public abstract class Uncreated : IEnumerable<int>
        {
            public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();

            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }

        public sealed class Wrong
        {
            public const int Number = 1;
            public static readonly string Word = "abc";

            public static IEnumerable<int> Rows() => throw new InvalidOperationException("discovery reads no row");

            public static IEnumerable<Problem> Problems() => throw new InvalidOperationException("discovery reads no row");

            public static IEnumerable<int> Sink
            {
                set => _ = value;
            }

            public IEnumerable<int> InstanceRows() => [];

            public static IEnumerable<int> Upto(int n) => Enumerable.Range(0, n);

            [EvalForEach(nameof(Rows))]
            internal void Hidden(int row) => _ = row;

            [EvalForEach(nameof(Rows))]
            public void Generic<T>(T row) => _ = row;

            [EvalForEach(nameof(Rows))]
            public async void AsyncVoid(int row) => await Task.FromResult(row);

            [EvalForEach(nameof(Rows))]
            public void ByReference(ref int row) => row = 1;

            [EvalForEach(nameof(Rows))]
            public void Out(out int row) => row = 1;

            [EvalForEach(nameof(Rows))]
            public void Span(ReadOnlySpan<char> row) => _ = row.Length;

            [EvalForEach(nameof(Rows))]
            public Task<string> Text(int row) => Task.FromResult($"{row}");

            [EvalForEach(nameof(Rows), Concurrency = 0)]
            public void NoConcurrency(int row) => _ = row;

            [EvalForEach(nameof(Rows), Retries = 10)]
            public void ManyRetries(int row) => _ = row;

            [EvalForEach(nameof(Rows), Rate = "fast")]
            public void NoRate(int row) => _ = row;

            [EvalForEach(nameof(Rows), Provider = "a=b")]
            public void NoProvider(int row) => _ = row;

            [EvalForEach(nameof(Rows)), EvalRetry]
            public void RetryOfNothing(int row) => _ = row;

            [EvalForEach(nameof(Rows)), EvalRetry(typeof(string))]
            public void RetryOfNoException(int row) => _ = row;

            [EvalForEach(nameof(Rows)), EvalRetry(When = nameof(Rows))]
            public void RetryWithoutRule(int row) => _ = row;

            [EvalForEach(nameof(Rows), Repeat = 0)]
            public void NoTrial(int row) => _ = row;

            [EvalForEach(nameof(Rows), Repeat = 10_001)]
            public void ManyTrials(int row) => _ = row;

            [EvalForEach(nameof(Rows), Timeout = -5)]
            public void NoTime(int row) => _ = row;

            [EvalForEach(nameof(Rows), Id = " ")]
            public void NoId(int row) => _ = row;

            [EvalForEach(nameof(Rows)), Gate("accuracy")]
            public void NoBound(int row) => _ = row;

            [EvalFact]
            public void FactWithRow(int row) => _ = row;

            [EvalFact, InlineData(1)]
            public void FactWithData() => _ = 1;

            [EvalForEach]
            public void Rowless(int row) => _ = row;

            [EvalForEach((string)null!)]
            public void NullSource(int row) => _ = row;

            [EvalForEach(nameof(Rows)), InlineData(1)]
            public void TwoSources(int row) => _ = row;

            [EvalForEach(nameof(Rows)), JsonLines("rows.jsonl")]
            public void FileAndSource(int row) => _ = row;

            [EvalForEach, InlineData(1), InlineData(2), JsonLines("rows.jsonl")]
            public void FileAndData(int row) => _ = row;

            [EvalFact, JsonLines("rows.jsonl")]
            public void FactWithFile() => _ = 1;

            [EvalForEach, JsonLines(" ")]
            public void NoFile(int row) => _ = row;

            [EvalForEach, Json("rows.json"), Csv("rows.csv")]
            public void TwoFiles(int row) => _ = row;

            [EvalFact, Csv("rows.csv")]
            public void FactWithCsv() => _ = 1;

            [EvalForEach, Csv("")]
            public void NoCsv(int row) => _ = row;

            [EvalForEach, Json("")]
            public void NoJson(int row) => _ = row;

            [EvalForEach, Csv("rows.csv")]
            public void CsvOfLists(List<int> row) => _ = row;

            [EvalForEach, Csv("rows.csv", HasHeader = false)]
            public void CsvWithoutHeader(Problem problem) => _ = problem;

            [EvalForEach, Csv("rows.csv", Encoding = "klingon")]
            public void CsvOfNoEncoding(int row) => _ = row;

            [EvalForEach(nameof(Rows))]
            public void TakesNothing(EvalContext eval, CancellationToken cancel) => _ = (eval, cancel);

            [EvalForEach("Gone")]
            public void Absent(int row) => _ = row;

            [EvalForEach(nameof(InstanceRows))]
            public void NotStatic(int row) => _ = row;

            [EvalForEach(nameof(PrivateRows))]
            public void NotPublicRows(int row) => _ = row;

            [EvalForEach(nameof(Upto))]
            public void RowsWithArgument(int row) => _ = row;

            [EvalForEach(nameof(Sink))]
            public void WriteOnlyRows(int row) => _ = row;

            [EvalForEach(nameof(Number))]
            public void NoSequence(string question, int answer) => _ = (question, answer);

            [EvalForEach(nameof(Word))]
            public void Letters(char row) => _ = row;

            [EvalForEach(typeof(Uncreated))]
            public void Uncreatable(int row) => _ = row;

            [EvalForEach(typeof(WrongEvalTests))]
            public void NoRowsClass(int row) => _ = row;

            [EvalForEach(nameof(Rows))]
            public void OneValueForTwo(int a, int b) => _ = a + b;

            [EvalForEach(nameof(Problems))]
            public void TwoObjects(Problem problem, Uncreated other) => _ = (problem, other);

            [EvalForEach(nameof(Problems))]
            public void NoSuchColumn(string question, string anser) => _ = question + anser;

            private static IEnumerable<int> PrivateRows() => [];
        }

        public sealed class OneWrong
        {
            [EvalForEach(DisplayName = "wrong")]
            public void Wrong(int row) => _ = row;
        }

#pragma warning disable xUnit1024 // The overload is what is tested.
        public sealed class Overloads
        {
            [EvalFact]
            public void Same() => _ = 1;

            [EvalFact]
            public void Same(EvalContext eval) => _ = eval;

            [EvalFact(Id = "fixed")]
            public void First() => _ = 1;

            [EvalFact(Id = "fixed")]
            public void Second() => _ = 1;
        }
    }
}
