using System.Text.Json;
using EvalTest.Xunit.Binding;
using EvalTest.Xunit.Discovery;
using Xunit.Sdk;

namespace EvalTest.Xunit.Tests.Discovery;

/// <summary>Rows out of the file that <c>[JsonLines]</c> names.</summary>
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
    public async Task A_file_that_is_missing_is_said_when_the_eval_runs()
    {
        var source = Find(nameof(TakesNumber), "no/such.jsonl");

        var fault = await Assert.ThrowsAsync<DatasetException>(() => ReadAsync(source));

        Assert.StartsWith("The dataset \"no/such.jsonl\" was not found.", fault.Message, StringComparison.Ordinal);
    }

    private static void TakesRecord(Problem problem, EvalContext eval) => _ = (problem, eval);

    private static void TakesArray(double[] vector) => _ = vector;

    private static void TakesColumns(string question, int answer, CancellationToken cancel) => _ = (question, answer, cancel);

    private static void TakesNumber(int answer) => _ = answer;

    private static IReadOnlyList<EvalParameter> Parameters(string eval) => EvalParameter.Of(Method(eval));

    private static System.Reflection.MethodInfo Method(string eval) =>
        typeof(SourceFileTests).GetMethod(eval, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;

    private static RowSource Find(string eval, string path) => SourceFile.Find(Method(eval), new JsonLinesAttribute(path), typeof(SourceFileTests), Parameters(eval));

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
