using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalTest.Datasets.Tests;

/// <summary>Files of comma-separated values that are as they should be.</summary>
public sealed class CsvTests : IDisposable
{
    private readonly TempFolder folder = new();

    public enum Level
    {
        Easy,
        Hard,
    }

    public void Dispose() => folder.Dispose();

    private sealed record Row(string Question, int Answer, Level Level = Level.Easy, string? Hint = null);

    private sealed class Everything
    {
        public required string Text { get; init; }

        public bool Flag { get; set; }

        public long? Count { get; set; }

        public double Number { get; set; }

        public decimal Price { get; set; }

        public Level? Level { get; set; }

        public Guid Key { get; set; }

        public DateTimeOffset Moment { get; set; }

        public DateOnly Day { get; set; }

        public TimeSpan Length { get; set; }

        public Uri? Link { get; set; }

        public char Letter { get; set; }

        public int[] Numbers { get; set; } = [];

        public JsonElement Any { get; set; }

        [JsonPropertyName("the-name")]
        public string Renamed { get; set; } = "";

        public int Untouched { get; set; } = 7;
    }

    [Fact]
    public async Task Each_row_is_one_by_the_names_of_the_header()
    {
        var file = folder.Write("rows.csv", "ANSWER,question,level,other\n4,2+2?,hard,x\n6,3+3?,0,y\n");

        Assert.Equal([new Row("2+2?", 4, Level.Hard), new Row("3+3?", 6)], await Read<Row>(file));
    }

    [Theory]
    [InlineData("q,a\nx,1\ny,2\n")]
    [InlineData("q,a\r\nx,1\r\ny,2")]
    [InlineData("\ufeffq,a\n\nx,1\n  \n\r\ny,2\n\n\n")]
    [InlineData("\n\nq,a\nx,1\ny,2\n")]
    public async Task Line_ends_blank_lines_and_the_mark_of_UTF_8_are_no_rows(string text) =>
        Assert.Equal(["x=1", "y=2"], (await Read<Dictionary<string, string>>(folder.Write("rows.csv", text))).Select(r => $"{r["q"]}={r["a"]}"));

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("question,answer")]
    [InlineData("question,answer\n\n")]
    public async Task A_file_without_rows_has_none(string text) => Assert.Empty(await Read<Row>(folder.Write("rows.csv", text)));

    [Fact]
    public async Task Quoted_fields_hold_delimiters_line_breaks_and_doubled_quotes()
    {
        var file = folder.Write("rows.csv", "\"question\",answer\r\n\"a, \"\"b\"\"\r\nc\n\",1\r\n\" x \",2\n x ,3\n");

        Assert.Equal([("a, \"b\"\r\nc\n", 1), (" x ", 2), (" x ", 3)], (await Read<Row>(file)).Select(r => (r.Question, r.Answer)));
    }

    [Fact]
    public async Task An_empty_field_is_empty_text_and_no_value_of_anything_else()
    {
        var rows = await Read<Everything>(folder.Write("rows.csv", "text,count,level,link,numbers\n,,,,[]\n\"\",\"\",\"\",\"\",[1]\n"));

        Assert.All(rows, r => Assert.Equal(("", null, null, null), (r.Text, r.Count, r.Level, r.Link)));
        Assert.Equal("", Assert.Single(await Read<Row>(folder.Write("rows.csv", "question,answer,hint\nq,1,\n"))).Hint);
    }

    [Fact]
    public async Task A_file_of_one_column_may_have_empty_rows_in_quotes()
    {
        Assert.Equal(["", " ", "x"], (await Read<Dictionary<string, string>>(folder.Write("rows.csv", "a\n\"\"\n\n \nx\n"))).Select(r => r["a"]));
    }

    [Fact]
    public async Task Values_of_all_kinds_are_read_the_same_in_every_culture()
    {
        var file = folder.Write("rows.csv", """
            text,flag,count,number,price,level,key,moment,day,length,link,letter,numbers,any,the-name
            1,TRUE,9007199254740993,1.5e3,12.50,hard,6F9619FF-8B86-D011-B42D-00C04FC964FF,2026-11-21T10:00:00+02:00,2026-11-21,01:02:03,https://a.example/b,é,"[1,2]","{""a"":[null]}",renamed
            """);
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (comma.NumberFormat.NumberDecimalSeparator, comma.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo.CurrentCulture = comma;

        var row = Assert.Single(await Read<Everything>(file));

        CultureInfo.CurrentCulture = before;
        Assert.Equal(
            """{"Any":{"a":[null]},"Count":9007199254740993,"Day":"2026-11-21","Flag":true,"Key":"6f9619ff-8b86-d011-b42d-00c04fc964ff","Length":"01:02:03","Letter":"é","Level":"Hard","Link":"https://a.example/b","Moment":"2026-11-21T10:00:00+02:00","Number":1500,"Numbers":[1,2],"Price":12.5,"Renamed":"renamed","Text":"1","Untouched":7}""",
            Encoding.UTF8.GetString(CanonicalJson.Encode(row)));
    }

    [Fact]
    public async Task A_row_is_the_same_sample_as_the_row_of_JSON_Lines()
    {
        var csv = await Read<Everything>(folder.Write("rows.csv", "text,number,price,moment,numbers,any\na,0.10,1.50,2026-11-21T10:00:00Z,[1],1\n"));
        var lines = await Dataset.JsonLines<Everything>(folder.Write("rows.jsonl", """{"any":1,"text":"a","number":0.1,"price":1.5,"moment":"2026-11-21T10:00:00Z","numbers":[1]}""")).ToListAsync(TestContext.Current.CancellationToken);

        var (expected, actual) = (SampleFactory.Create(0, lines.Single()), SampleFactory.Create(0, csv.Single()));

        Assert.Equal((expected.Id, expected.InputHash), (actual.Id, actual.InputHash));
    }

    [Fact]
    public async Task Rows_of_any_shape_are_dictionaries_or_by_position_arrays()
    {
        var file = folder.Write("rows.csv", "a,b\n1,\n");

        Assert.Equal([("a", "1"), ("b", "")], (await Read<IReadOnlyDictionary<string, object?>>(file)).Single().Select(p => (p.Key, (string)p.Value!)));
        Assert.Equal([["1", ""]], await Read<string[]>(file));
        Assert.Equal([["a", "b"], ["1", ""]], await Read<string[]>(file, new CsvOptions { HasHeader = false }));
        Assert.Null(Assert.Single(await Dataset.CsvWithNulls<IReadOnlyDictionary<string, object?>>(file, null, (name, position) => name == "b" && position == 1).ToListAsync(TestContext.Current.CancellationToken))["b"]);
    }

    [Fact]
    public async Task Delimiter_quote_and_trimming_are_as_one_says()
    {
        var options = new CsvOptions { Delimiter = ';', Quote = '\'', Trim = true };

        Assert.Equal([("a;\"b", 1), (" c", 2)], (await Read<Row>(folder.Write("rows.csv", "question ; answer\n  'a;\"b' ;1\n' c'; 2\n"), options)).Select(r => (r.Question, r.Answer)));
        Assert.Equal([("a,b", 1)], (await Read<Row>(folder.Write("rows.tsv", "question\tanswer\na,b\t1"), new CsvOptions { Delimiter = '\t', Trim = true })).Select(r => (r.Question, r.Answer)));
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-8")]
    [InlineData("utf-16BE", "utf-8")]
    [InlineData("utf-32", "windows-1252")]
    [InlineData("utf-32BE", "utf-8")]
    public async Task A_byte_order_mark_says_the_encoding(string written, string named)
    {
        var encoding = Encoding.GetEncoding(written);
        var file = folder.Write("rows.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("question,answer\nżółć 😀,1\n")]);

        Assert.Equal("żółć 😀", Assert.Single(await Read<Row>(file, new CsvOptions { Encoding = named })).Question);
    }

    [Theory]
    [InlineData("windows-1252", "naïve €")]
    [InlineData("iso-8859-2", "żółć")]
    [InlineData("utf-16", "żółć")]
    [InlineData("shift_jis", "日本")]
    [InlineData("UTF-8", "日本")]
    public async Task Without_a_mark_it_is_the_one_that_is_named(string name, string text)
    {
        var file = folder.Write("rows.csv", CsvEncoding.Find(name)!.GetBytes($"question,answer\n{text},1\n"));

        Assert.Equal(text, Assert.Single(await Read<Row>(file, new CsvOptions { Encoding = name })).Question);
    }

    [Fact]
    public async Task Fields_longer_than_any_buffer_are_read_packed_or_not()
    {
        var texts = Enumerable.Range(0, 60).Select(i => $"{i}\"\n{new string((char)('a' + (i % 26)), i * i * 131)}").ToList();
        var text = "question,answer\n" + string.Concat(texts.Select((t, i) => $"\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{i}\r\n"));

        Assert.Equal(texts, (await Read<Row>(folder.Write("rows.csv", text))).Select(r => r.Question));
        Assert.Equal(texts, (await Read<Row>(folder.Write("rows.csv.gz", Packing.Gzip(text)))).Select(r => r.Question));
        Assert.Equal(texts, (await Read<Row>(folder.Write("rows.csv.gz", Packing.Gzip(Encoding.Unicode.GetBytes(text))), new CsvOptions { Encoding = "utf-16" })).Select(r => r.Question));
    }

    private static async Task<List<T>> Read<T>(string file, CsvOptions? options = null) => await Dataset.Csv<T>(file, options).ToListAsync(TestContext.Current.CancellationToken);
}
