using System.Text;
using System.Text.Json;

namespace EvalTest.Datasets.Tests;

/// <summary>Files that are one array of JSON.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private sealed record Row(string Question, int Answer, string? Hint = null);

    [Theory]
    [InlineData("[]", "")]
    [InlineData(" [ ] \n", "")]
    [InlineData("[1,2,3]", "1 2 3")]
    [InlineData("\ufeff\n[\n1\n,\r\n2, 3]\n\n", "1 2 3")]
    public async Task Each_element_is_a_row(string text, string expected) => Assert.Equal(expected, string.Join(' ', await Read<int>(folder.Write("rows.json", text))));

    [Fact]
    public async Task Rows_are_read_as_lines_are()
    {
        var file = folder.Write("rows.json", """[ {"question":"2+2?","answer":"4"}, {"QUESTION":"[\"}","answer":6,"hint":null} ]""");

        Assert.Equal([new Row("2+2?", 4), new Row("[\"}", 6)], await Read<Row>(file));
    }

    [Fact]
    public async Task Elements_longer_and_shorter_than_the_buffer_are_all_read_packed_or_not()
    {
        var texts = Enumerable.Range(0, 60).Select(i => new string((char)('a' + (i % 26)), i * i * 131)).ToList();
        var json = JsonSerializer.SerializeToUtf8Bytes(texts);

        Assert.Equal(texts, await Read<string>(folder.Write("rows.json", json)));
        Assert.Equal(texts, await Read<string>(folder.Write("rows.json.gz", Packing.Gzip(json))));
    }

    [Fact]
    public async Task Wherever_the_buffer_ends_an_element_is_read_whole()
    {
        // Elements of 7 to 11 bytes over several buffers, so that many of them lie across the end of one.
        for (var shift = 0; shift < 6; shift++)
        {
            var text = new string(' ', shift) + "[" + string.Join(",", Enumerable.Range(0, 15_000).Select(i => $"{{\"a\":{i}}}")) + "]";
            using var reader = new JsonArrayReader("rows.json", new MemoryStream(Encoding.UTF8.GetBytes(text)), JsonSerializerOptions.Default);
            for (var i = 0; i < 15_000; i++)
            {
                Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
                Assert.Equal($"{{\"a\":{i}}}", Encoding.UTF8.GetString(reader.Element));
            }

            Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_wrong_element_is_said_with_its_line_and_the_others_are_read()
    {
        var file = folder.Write("rows.json", "[1,\n\n  \"x\",\n[\n]\n,null,5]");

        var rows = await ReadAll<int>(file);

        Assert.Equal([1, $"{file}:3", $"{file}:4", $"{file}:6", 5], rows);
        Assert.Equal(
            $"{file}:3: this element is no System.Int32: the JSON value does not fit: Either the JSON value is not in a supported format, or is out of bounds for an Int32 (at byte 3)\nThe element begins: \"x\"\n"
            + "Correct the element or the type. What an element may leave out needs a default (string? Hint = null); what may be null needs a type that allows it.",
            (await Assert.ThrowsAsync<DatasetException>(() => Read<int>(file))).Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_element_nested_too_deep_is_its_own_fault()
    {
        var deep = new string('[', 500) + new string(']', 500);

        Assert.Equal(["{\"a\":1}", "rows.json:1", "2"], (await ReadAll<JsonElement>(folder.Write("rows.json", $"[{{\"a\":1}},{deep},2]"))).Select(r => r is string s ? Path.GetFileName(s) : ((JsonElement)r!).GetRawText()));
    }

    [Theory]
    [InlineData("[1,\n2,\n", 3)]
    [InlineData("[1,\n2,,3]", 2)]
    [InlineData("[1,\n2]\n\n3", 4)]
    [InlineData("[1,\n2\n\"x]", 3)]
    public async Task A_broken_file_gives_the_rows_before_and_its_line(string text, int line)
    {
        var file = folder.Write("rows.json", text);
        List<int> rows = [];

        var fault = await Assert.ThrowsAsync<DatasetException>(async () =>
        {
            await foreach (var row in Dataset.Json<int>(file))
                rows.Add(row);
        });

        Assert.Equal([1, 2], rows);
        Assert.StartsWith($"{file}:{line}: the file is no JSON from here on: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Correct it; the rows before are read.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData(" \n", "it is empty")]
    [InlineData("{\"a\":1}\n{\"a\":2}", "it begins with an object")]
    [InlineData("\"a\"", "it begins with a string")]
    public async Task What_is_no_array_says_what_to_write(string text, string what)
    {
        var file = folder.Write("rows.json", text);

        Assert.Equal(
            $"{file}:1: the file is no JSON array: {what}. Write the rows as [ …, … ]; with one JSON value on each line it is JSON Lines, for Dataset.JsonLines and [JsonLines].",
            (await Assert.ThrowsAsync<DatasetException>(() => Read<int>(file))).Message);
    }

    [Fact]
    public async Task Half_a_packed_file_is_noticed()
    {
        var whole = Packing.Gzip(JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, 1000)));

        Assert.Contains(": the file cannot be unpacked further: ", (await Assert.ThrowsAsync<DatasetException>(() => Read<int>(folder.Write("rows.json.gz", whole[..(whole.Length / 2)])))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_without_an_end_is_refused_before_it_fills_the_memory()
    {
        using var reader = new JsonArrayReader("rows.json", new FollowedStream(new MemoryStream("[1,\n\""u8.ToArray()), new EndlessStream(new byte[] { (byte)'a' })), JsonSerializerOptions.Default, longest: 1_000_000);

        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        var fault = await Assert.ThrowsAsync<DatasetException>(async () => await reader.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("rows.json:1: the element is longer than 1,000,000 bytes. Is every row an element of its own?", fault.Message);
    }

    private static async Task<List<T>> Read<T>(string file) => await Dataset.Json<T>(file).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<List<object?>> ReadAll<T>(string file) =>
        await ((IFileRows)Dataset.Json<T>(file)).ReadAll().Select(r => r is BadRow bad ? bad.Fault.Message.Split(": ")[0] : r).ToListAsync(TestContext.Current.CancellationToken);
}
