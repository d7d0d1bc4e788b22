using System.Text;
using System.Text.Json;

namespace EvalTest.Datasets.Tests;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public enum Level
    {
        Easy,
        Hard,
    }

    [Fact]
    public async Task Each_line_is_a_row()
    {
        var file = folder.Write("rows.jsonl", """
            {"question":"2+2?","answer":4,"level":"hard"}
            {"QUESTION":"3+3?","Answer":"6","hint":null}

            """);

        Assert.Equal([new Row("2+2?", 4, Level.Hard), new Row("3+3?", 6)], await Read<Row>(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \t\r\n")]
    [InlineData("\ufeff")]
    public async Task A_file_without_text_has_no_rows(string text) => Assert.Empty(await Read<int>(folder.Write("rows.jsonl", text)));

    [Theory]
    [InlineData("1\n2\n3")]
    [InlineData("1\n2\n3\n")]
    [InlineData("1\r\n2\r\n3\r\n")]
    [InlineData("\ufeff1\n\n  \n2\n\t3\n\n")]
    public async Task Line_ends_blank_lines_and_the_mark_of_UTF_8_are_no_rows(string text) =>
        Assert.Equal([1, 2, 3], await Read<int>(folder.Write("rows.jsonl", text)));

    // What once broke: only rows with their "$type" first could be read.
    [Fact]
    public async Task The_type_of_a_row_may_stand_anywhere_in_it()
    {
        var file = folder.Write("rows.jsonl", "{\"$type\":\"cat\",\"lives\":9}\n{\"lives\":7,\"$type\":\"cat\"}\n");

        Assert.Equal([new Cat(9), new Cat(7)], await Read<Animal>(file));
    }

    [Fact]
    public async Task Rows_of_any_shape_are_read_as_elements_that_outlive_the_reading()
    {
        var rows = await Read<JsonElement>(folder.Write("rows.jsonl", "{\"a\":1}\n[2]\nnull\n"));

        Assert.Equal(["{\"a\":1}", "[2]", "null"], rows.Select(r => r.GetRawText()));
    }

    [Fact]
    public async Task Lines_longer_and_shorter_than_the_buffer_are_all_read()
    {
        var texts = Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), i * i * 131)).ToList();
        var file = folder.Write("rows.jsonl", string.Concat(texts.Select(t => $"\"{t}\"\r\n")));

        Assert.Equal(texts, await Read<string>(file));
    }

    [Fact]
    public async Task Options_of_one_s_own_replace_the_defaults()
    {
        var file = folder.Write("rows.jsonl", "{\"the_question\":\"q\",\"answer\":1, /* why not */}\n");
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

        Assert.Equal([new Snake("q", 1)], await Dataset.JsonLines<Snake>(file, options).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_file_is_read_again_for_each_enumeration()
    {
        var file = folder.Write("rows.jsonl", "1\n");
        var rows = Dataset.JsonLines<int>(file);

        var before = await rows.ToListAsync(TestContext.Current.CancellationToken);
        folder.Write("rows.jsonl", "1\n2\n");

        var after = await rows.ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["1", "1,2"], [string.Join(',', before), string.Join(',', after)]);
    }

    [Fact]
    public async Task Cancellation_ends_the_reading_between_two_rows()
    {
        var file = folder.Write("rows.jsonl", "1\n2\n3\n");
        using var cancellation = new CancellationTokenSource();
        var seen = new List<int>();

        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in Dataset.JsonLines<int>(file).WithCancellation(cancellation.Token))
            {
                seen.Add(row);
                if (row == 2)
                    await cancellation.CancelAsync();
            }
        });

        Assert.Equal([1, 2], seen);
    }

    [Fact]
    public async Task A_hundred_megabytes_pass_through_one_buffer()
    {
        var line = "{\"question\":\"" + new string('q', 1000) + "\",\"answer\":1}\n";
        using var lines = new LineReader("endless", new EndlessStream(Encoding.UTF8.GetBytes(line)));
        var cancellation = TestContext.Current.CancellationToken;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = 0;

        while (read < 100_000 && await lines.ReadAsync(cancellation))
            read++;

        // A hundred megabytes of lines through one buffer. A debug build of the reader makes an object for each refill.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<List<T>> Read<T>(string file) => await Dataset.JsonLines<T>(file).ToListAsync(TestContext.Current.CancellationToken);

    [System.Text.Json.Serialization.JsonDerivedType(typeof(Cat), "cat")]
    private abstract record Animal;

    private sealed record Cat(int Lives) : Animal;

    private sealed record Row(string Question, int Answer, Level Level = Level.Easy, string? Hint = null);

    private sealed record Snake(string TheQuestion, int Answer);
}
