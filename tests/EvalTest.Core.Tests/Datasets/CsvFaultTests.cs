using System.Text;
using System.Text.Json;

namespace EvalTest.Datasets.Tests;

/// <summary>What is wrong with a file of comma-separated values, and where.</summary>
public sealed class CsvFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private sealed record Row(string Question, int Answer, double? Weight = null)
    {
        public DayOfWeek Day { get; init; }

        public List<int>? Numbers { get; init; }
    }

    private sealed class Picky
    {
        public Picky(int number)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            Number = number;
        }

        public int Number { get; }
    }

    public static TheoryData<string, string> Rows => new()
    {
        { "q,x,,,", "column \"answer\" is \"x\", which is no System.Int32." },
        { "q,1.0,,,", "column \"answer\" is \"1.0\", which is no System.Int32." },
        { "q,,,,", "column \"answer\" is empty, and System.Int32 takes no null. Write System.Int32? if an empty field is meant." },
        { "q,1,\"1,5\",,", "column \"weight\" is \"1,5\", which is no System.Double." },
        { "q,1,1,Mon,", "column \"day\" is \"Mon\", which is no System.DayOfWeek (Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday)." },
        { "q,1,1,Monday,[1", "column \"numbers\" is \"[1\", which is no JSON for System.Collections.Generic.List<System.Int32>: '1' is an invalid end of a number. Expected a delimiter." },
        { "q,1,1,Monday,\"[1,\"\"a\"\"]\"", "the value does not fit System.Int32: Either the JSON value is not in a supported format, or is out of bounds for an Int32" },
        { "q,1,1,Monday", "it has 4 fields, and the header has 5. A field that holds the delimiter (',') or a line break stands in quotes." },
        { "q", "it has 1 field, and the header has 5. A field that holds the delimiter (',') or a line break stands in quotes." },
        { "q,1,1,Monday,[1,2]", "it has 6 fields, and the header has 5. A field that holds the delimiter (',') or a line break stands in quotes." },
        { "5\" tall,1,1,Monday,[]", "a quote (\") stands within a field that is not quoted. Put the field in quotes and double those within it." },
        { "\"a\"b,1,1,Monday,[]", "text follows the quote (\") that closes a field. Double the quotes within it." },
        { "q,1,1,Monday,\"[]", "a quote (\") is opened in it and never closed." },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_wrong_row_is_said_with_its_place_its_beginning_and_what_to_do(string row, string reason)
    {
        var file = folder.Write("rows.csv", "question,answer,weight,day,numbers\n\"two\r\nlines\",1,,Monday,\n\n" + row);

        var (what, remedy) = reason.StartsWith("column", StringComparison.Ordinal) || reason.StartsWith("the value", StringComparison.Ordinal)
            ? ("is no EvalTest.Datasets.Tests.CsvFaultTests.Row", "Correct the row or the type.")
            : ("cannot be read", "Correct the row.");
        Assert.Equal($"{file}:5: this row {what}: {reason}\nThe row begins: {row}\n{remedy}", (await Fault<Row>(file)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_others_are_read_and_a_bad_one_is_known_by_what_stands_in_the_file()
    {
        var first = await ReadAll<Row>(folder.Write("rows.csv", "question,answer\na,x\nb,2\n\"c\nc\",x,\na,x\nd,4"));
        var moved = await ReadAll<Row>(folder.Write("rows.csv", "question,answer\nd,4\na,x\n"));

        Assert.Equal([2, 3, 4, 6, 7], first.Select((r, i) => r is BadRow bad ? Line(bad) : ((Row)r!).Answer == 2 ? 3 : 7));
        Assert.Equal(((BadRow)first[0]!).Id, ((BadRow)first[3]!).Id);
        Assert.Equal(((BadRow)first[0]!).Id, ((BadRow)moved[1]!).Id);
        Assert.NotEqual(((BadRow)first[0]!).Id, ((BadRow)first[2]!).Id);
    }

    [Fact]
    public async Task A_constructor_s_own_fault_is_the_row_s() =>
        Assert.Contains(":2: this row is no EvalTest.Datasets.Tests.CsvFaultTests.Picky: System.ArgumentOutOfRangeException: number ('-1') must be", await Fault<Picky>(folder.Write("rows.csv", "number\n-1\n")), StringComparison.Ordinal);

    [Theory]
    [InlineData("question,answr\nq,1", 1, "the header has no column \"answer\", which EvalTest.Datasets.Tests.CsvFaultTests.Row needs. It has: \"question\", \"answr\". Rename the column or the member, give the member a default (string? Hint = null), or name the right delimiter.")]
    [InlineData("question;answer\nq;1", 1, "the header has no column \"question\", \"answer\", which EvalTest.Datasets.Tests.CsvFaultTests.Row needs. It has: \"question;answer\". Rename the column or the member, give the member a default (string? Hint = null), or name the right delimiter.")]
    [InlineData("\n,question,\nq,1,2", 2, "the header cannot be read: column 1, 3 of 3 has no name. Give it one, or leave the column out.\nThe header begins: ,question,")]
    [InlineData("a,Question,question,b,a\n", 1, "the header cannot be read: it names a column more than once: \"a\" and \"a\", \"Question\" and \"question\". Rename all but one of them; capitals make no difference.\nThe header begins: a,Question,question,b,a")]
    [InlineData("ques\"tion,answer\nq,1", 1, "the header cannot be read: a quote (\") stands within a field that is not quoted. Put the field in quotes and double those within it.\nThe header begins: ques\"tion,answer")]
    [InlineData("question,answer\nq,1\n\nq,\"2\nr,3\n", 4, "a quote (\") is opened in the row that begins here and never closed, so that all that follows lies within it. Close it; a quote within a quoted field is doubled.")]
    [InlineData("q\0u\0e\0,\0\n\0", 1, "the header cannot be read: it holds zeros, as text in UTF-16 does. Name the encoding, as in Encoding = \"utf-16\".\nThe header begins: q u e ,")]
    public async Task What_spoils_the_whole_file_ends_it(string text, int line, string reason)
    {
        var file = folder.Write("rows.csv", text);

        var rows = ReadAll<Row>(file);

        Assert.Equal($"{file}:{line}: {reason}", (await Assert.ThrowsAsync<DatasetException>(() => rows)).Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Bytes_of_another_encoding_make_their_row_a_bad_one()
    {
        var latin = Encoding.Latin1.GetBytes("question,answer\na,1\né,2\nb,3\n");
        var ascii = await ReadAll<Row>(folder.Write("rows.csv", latin), new CsvOptions { Encoding = "us-ascii" });
        var file = folder.Write("rows.csv", latin);
        var utf8 = await ReadAll<Row>(file);

        Assert.Equal([false, true, false], ascii.Select(r => r is BadRow));
        Assert.Equal([false, true, false], utf8.Select(r => r is BadRow));
        Assert.StartsWith($"{file}:3: this row cannot be read: it holds bytes that are no utf-8. Name the file's encoding, as in Encoding = \"windows-1252\", or save it as UTF-8.", ((BadRow)utf8[1]!).Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_without_an_end_is_refused_before_it_fills_the_memory()
    {
        var stream = new FollowedStream(new MemoryStream("a\n1\n\"2"u8.ToArray()), new EndlessStream("x\n"u8.ToArray()));
        using var records = await CsvRecords.OpenAsync("rows.csv", stream, new CsvOptions(), 1_000_000, TestContext.Current.CancellationToken);
        Assert.True(await records.ReadHeaderAsync(TestContext.Current.CancellationToken) && await records.ReadAsync(TestContext.Current.CancellationToken));

        var fault = await Assert.ThrowsAsync<DatasetException>(async () => await records.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("rows.csv:3: the row that begins here is longer than 1,000,000 bytes. Is a quote opened in it and never closed?", fault.Message);
    }

    [Fact]
    public async Task Half_a_packed_file_is_noticed()
    {
        var whole = Packing.Gzip("a,b\n" + string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i * 7919 % 10_007},x\n")));
        var file = folder.Write("rows.csv.gz", whole[..(whole.Length / 2)]);
        List<string[]> rows = [];

        var fault = await Assert.ThrowsAsync<DatasetException>(async () =>
        {
            await foreach (var row in Dataset.Csv<string[]>(file))
                rows.Add(row);
        });

        Assert.NotEmpty(rows);
        Assert.StartsWith($"{file}:{rows.Count + 2}: the file cannot be unpacked further: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_a_row_is_refused_at_once()
    {
        Assert.Equal("The rows of rows.csv cannot be read as System.Int32, which has no columns of its own. Declare a record with the names of the header, or take IReadOnlyDictionary<string, object?>.", Refusal<int>());
        Assert.All([Refusal<JsonElement>(), Refusal<string>(), Refusal<List<string>>(), Refusal<Dictionary<string, int>>(), Refusal<(int, int)>()], r => Assert.StartsWith("The rows of rows.csv cannot be read as ", r, StringComparison.Ordinal));
        Assert.Equal("The rows of rows.csv cannot be read as EvalTest.Datasets.Tests.CsvFaultTests.Row: without a header its fields have no names. Take string[], or add a header.", Refusal<Row>(new CsvOptions { HasHeader = false }));
    }

    [Theory]
    [InlineData('\n', '"', "utf-8", "the delimiter '\\n' is none. Write what stands between two fields, one character of ASCII, as in Delimiter = ';' or Delimiter = '\\t'.")]
    [InlineData('·', '"', "utf-8", "the delimiter '·' is none. Write what stands between two fields, one character of ASCII, as in Delimiter = ';' or Delimiter = '\\t'.")]
    [InlineData(',', ',', "utf-8", "the quote ',' is none. Write what stands around a field, one visible character of ASCII that is not the delimiter, as in Quote = '\"'.")]
    [InlineData(',', '\0', "utf-8", "the quote '\\0' is none. Write what stands around a field, one visible character of ASCII that is not the delimiter, as in Quote = '\"'.")]
    [InlineData(',', '"', "klingon", ".NET has no encoding \"klingon\". Write a name as in Encoding = \"utf-8\", \"utf-16\", \"windows-1252\" or \"iso-8859-1\".")]
    [InlineData(',', '"', "utf-7", ".NET has no encoding \"utf-7\". Write a name as in Encoding = \"utf-8\", \"utf-16\", \"windows-1252\" or \"iso-8859-1\".")]
    public void A_wrong_option_is_refused_at_once(char delimiter, char quote, string encoding, string reason) =>
        Assert.Equal($"rows.csv: {reason}", Refusal<Row>(new CsvOptions { Delimiter = delimiter, Quote = quote, Encoding = encoding }));

    private static string Refusal<T>(CsvOptions? options = null) => Assert.Throws<ArgumentException>(() => Dataset.Csv<T>("rows.csv", options)).Message;

    private static int Line(BadRow bad) => int.Parse(bad.Fault.Message.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> Fault<T>(string file) =>
        (await Assert.ThrowsAsync<DatasetException>(async () => await Dataset.Csv<T>(file).ToListAsync(TestContext.Current.CancellationToken))).Message;

    private static async Task<List<object?>> ReadAll<T>(string file, CsvOptions? options = null) =>
        await ((IFileRows)Dataset.Csv<T>(file, options)).ReadAll().ToListAsync(TestContext.Current.CancellationToken);
}
