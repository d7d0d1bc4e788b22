using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;
using Xunit.Sdk;

namespace EvalTest.Xunit.Tests.Discovery;

/// <summary>Rows out of the file that an attribute beside the eval names.</summary>
public sealed class SourceFileTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    public sealed record Problem(string Question, int Answer);

    [Fact]
    public async Task What_takes_the_row_in_one_parameter_gets_it_as_that_type()
    {
        Assert.Equal([new Problem("2+2?", 4)], await ReadAsync(nameof(TakesRecord), """{"question":"2+2?","answer":4,"hint":"no"}"""));
        Assert.Equal<object?>([new[] { 1.5, 2 }], await ReadAsync(nameof(TakesArray), "[1.5,2]"));
    }

    [Theory]
    [InlineData(nameof(TakesColumns), """{"question":"2+2?","answer":4,"hint":"no"}""", "2+2? 4")]
    [InlineData(nameof(TakesColumns), """["2+2?",4]""", "2+2? 4")]
    [InlineData(nameof(TakesNumber), "4", "4")]
    [InlineData(nameof(TakesNumber), """{"other":1,"answer":4}""", "4")]
    public async Task Others_are_bound_by_name_or_place(string eval, string line, string expected)
    {
        var row = Assert.IsType<JsonElement>(Assert.Single(await ReadAsync(eval, line)));

        Assert.Equal(expected, string.Join(' ', Bind(eval, row)));
    }

    [Fact]
    public async Task The_elements_of_a_JSON_array_are_bound_as_lines_are()
    {
        await File.WriteAllTextAsync(file, """[{"question":"2+2?","answer":4},{"question":"3+3?","answer":6}]""", TestContext.Current.CancellationToken);

        Assert.Equal([new Problem("2+2?", 4), new Problem("3+3?", 6)], await ReadAsync(Find(nameof(TakesRecord), new JsonAttribute(file))));
        Assert.Equal(["2+2? 4", "3+3? 6"], Bound(nameof(TakesColumns), await ReadAsync(Find(nameof(TakesColumns), new JsonAttribute(file)))));
    }

    [Fact]
    public async Task The_columns_of_a_CSV_are_bound_by_name_or_without_a_header_by_place()
    {
        await File.WriteAllTextAsync(file, "ANSWER;Question;other\n4;2+2?;x\n6;'3;3?';y\n", TestContext.Current.CancellationToken);
        var named = new CsvAttribute(file) { Delimiter = ';', Quote = '\'' };

        Assert.Equal([new Problem("2+2?", 4), new Problem("3;3?", 6)], await ReadAsync(Find(nameof(TakesRecord), named)));
        Assert.Equal(["2+2? 4", "3;3? 6"], Bound(nameof(TakesColumns), await ReadAsync(Find(nameof(TakesColumns), named))));
        Assert.Equal(["4", "6"], Bound(nameof(TakesNumber), await ReadAsync(Find(nameof(TakesNumber), named))));

        await File.WriteAllTextAsync(file, "2+2?,4\n", TestContext.Current.CancellationToken);
        Assert.Equal(["2+2? 4"], Bound(nameof(TakesColumns), await ReadAsync(Find(nameof(TakesColumns), new CsvAttribute(file) { HasHeader = false }))));
    }

    [Fact]
    public async Task An_empty_field_is_null_for_a_parameter_that_may_be_null_and_empty_text_for_text()
    {
        await File.WriteAllTextAsync(file, "count,text\n,\n", TestContext.Current.CancellationToken);

        var row = Assert.Single(await ReadAsync(Find(nameof(TakesNullable), new CsvAttribute(file))));

        Assert.Equal([null, ""], Bind(nameof(TakesNullable), row!));
        Assert.Equal([null, ""], Bind(nameof(TakesNullable), (await ReadAsync(Find(nameof(TakesNullable), new CsvAttribute(file) { HasHeader = false })))[1]!));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_stands_in_its_place_and_the_others_follow()
    {
        await File.WriteAllTextAsync(file, "question,answer\na,1\nb,x\nc,3\n", TestContext.Current.CancellationToken);

        var rows = await ReadAsync(Find(nameof(TakesRecord), new CsvAttribute(file)));

        Assert.Equal([new Problem("a", 1), $"{file}:3", new Problem("c", 3)], rows.Select(r => r is BadRow bad ? bad.Fault.Message.Split(": ")[0] : r));
    }

    [Fact]
    public async Task So_does_one_of_a_member_that_hands_the_file_on_and_LINQ_ends_there()
    {
        await File.WriteAllTextAsync(file, "1\nx\n3\n", TestContext.Current.CancellationToken);
        var rows = Dataset.JsonLines<int>(file);
        var sequence = RowSequence.Of(typeof(IAsyncEnumerable<int>))!;

        Assert.Equal(3, await sequence.Read(rows).CountAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<DatasetException>(async () => await sequence.Read(rows.Select(r => r + 1)).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_missing_is_said_when_the_eval_runs()
    {
        var source = Find(nameof(TakesNumber), "no/such.jsonl");

        var fault = await Assert.ThrowsAsync<DatasetException>(() => ReadAsync(source));

        Assert.StartsWith("The dataset \"no/such.jsonl\" was not found.", fault.Message, StringComparison.Ordinal);
    }

    private static void TakesRecord(Problem problem, EvalContext eval) => _ = (problem, eval);

    private static void TakesArray(double[] vector) => _ = vector;

    private static void TakesColumns(string question, int answer, CancellationToken cancel) => _ = (question, answer, cancel);

    private static void TakesNullable(int? count, string? text) => _ = (count, text);

    private static void TakesNumber(int answer) => _ = answer;

    private static IReadOnlyList<EvalParameter> Parameters(string eval) => EvalParameter.Of(Method(eval));

    private static System.Reflection.MethodInfo Method(string eval) =>
        typeof(SourceFileTests).GetMethod(eval, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    private static RowSource Find(string eval, string path) => Find(eval, new JsonLinesAttribute(path));

    private static RowSource Find(string eval, DatasetFileAttribute attribute) => SourceFile.Find(Method(eval), attribute, typeof(SourceFileTests), Parameters(eval));

    private static IEnumerable<string> Bound(string eval, IEnumerable<object?> rows) => rows.Select(r => string.Join(' ', Bind(eval, r!)));

    private async Task<List<object?>> ReadAsync(string eval, string line)
    {
        await File.WriteAllTextAsync(file, line + "\n", TestContext.Current.CancellationToken);
        return await ReadAsync(Find(eval, file));
    }

    private static async Task<List<object?>> ReadAsync(RowSource source)
    {
        await using var disposal = new DisposalTracker();
        return await source.Read(disposal).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<object?> Bind(string eval, object row)
    {
        var context = new EvalContext("x", "s", new() { Id = "e", DisplayName = "e" }, new(0, "i", row, default, default, HasOwnId: true), new("", "i", 0), 1, 0);
        return new RowBinder("e", Parameters(eval), positional: false).Bind(context, default).Where(a => a is not CancellationToken);
    }
}
