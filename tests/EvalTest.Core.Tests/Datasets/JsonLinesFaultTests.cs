using System.Text;

namespace EvalTest.Datasets.Tests;

public sealed class JsonLinesFaultTests : IDisposable
{
    private const string Remedy = "Correct the line or the type. What a line may leave out needs a default (string? Hint = null); what may be null needs a type that allows it.";
    private const string Type = "EvalTest.Datasets.Tests.JsonLinesFaultTests.Question";

    private readonly TempFolder folder = new();

    [System.Text.Json.Serialization.JsonDerivedType(typeof(Cat), "cat")]
    private abstract record Animal(int Legs);

    private sealed record Cat(int Legs) : Animal(Legs);

    public static TheoryData<string, string> Lines => new()
    {
        { """{"text":"a","number":"x"}""", "the value does not fit System.Int32: Either the JSON value is not in a supported format, or is out of bounds for an Int32 (at $.number, byte 24)" },
        { """{"text":"a","number":1,"more":[{"day":"Mon"}]}""", "the value does not fit System.DayOfWeek? (Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday) (at $.more[0].day, byte 43)" },
        { """{"text":"a"}""", "JSON deserialization for type 'EvalTest.Datasets.Tests.JsonLinesFaultTests+Question' was missing required properties including: 'number'. (at byte 12)" },
        { """{"text":null,"number":1}""", "The constructor parameter 'text' on type 'EvalTest.Datasets.Tests.JsonLinesFaultTests+Question' doesn't allow null values. Consider updating its nullability annotation. (at $.text, byte 12)" },
        { """{"text":"a","number":1,"Number":2}""", "Duplicate property 'number' encountered during deserialization of type 'EvalTest.Datasets.Tests.JsonLinesFaultTests+Question'. (at $.Number, byte 32)" },
        { """{"text":"a","number":-1}""", "System.ArgumentOutOfRangeException: A number is not negative. (Parameter 'number')" },
        { """{"text":"a",""", "Expected start of a property name or value, but instead reached end of data. (at byte 11)" },
        { """{"text":"a","number":1} {}""", "'{' is invalid after a single JSON value. Expected end of data. (at byte 24)" },
        { "[1]", "the JSON value does not fit (at byte 1)" },
        { "null", "the line is null" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_wrong_line_is_said_with_its_place_its_beginning_and_what_to_do(string line, string reason)
    {
        var file = folder.Write("rows.jsonl", "{\"text\":\"a\",\"number\":1}\n\n" + line + "\n");

        Assert.Equal($"{file}:3: this line is no {Type}: {reason}\nThe line begins: {line}\n{Remedy}".ReplaceLineEndings(), await Fault<Question>(file));
    }

    [Fact]
    public async Task A_long_line_is_shown_by_its_beginning_without_controls()
    {
        var file = folder.Write("rows.jsonl", "[\t\"" + string.Concat(Enumerable.Repeat("😀", 300)));

        Assert.Contains($"\nThe line begins: [ \"{string.Concat(Enumerable.Repeat("😀", 97))}…\n", (await Fault<Question>(file)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_a_fault_of_its_line()
    {
        var file = folder.Write("rows.jsonl", [.. "\"a\"\n\"b"u8, 0xff, .. "\"\n"u8]);

        Assert.Equal($"{file}:2: this line is no System.String: the JSON value does not fit: Cannot transcode invalid UTF-8 JSON text to UTF-16 string (at byte 4)\nThe line begins: \"b\ufffd\"\n{Remedy}".ReplaceLineEndings(), await Fault<string>(file));
    }

    [Fact]
    public async Task A_type_that_cannot_be_read_is_told_at_the_first_line()
    {
        var file = folder.Write("rows.jsonl", "{}\n");

        Assert.StartsWith($"{file}:1: this line is no System.IFormattable: System.NotSupportedException: ", await Fault<IFormattable>(file), StringComparison.Ordinal);
    }

    // What once broke: a place within the row, whose line is always 0, was told beside that in the file.
    [Fact]
    public async Task A_row_without_its_type_says_so_and_no_second_place()
    {
        var file = folder.Write("rows.jsonl", "{\"legs\":4}\n");

        Assert.StartsWith($"{file}:1: this line is no {typeof(Animal).FullName!.Replace('+', '.')}: System.NotSupportedException: The JSON payload for polymorphic interface or abstract type '{typeof(Animal).FullName}' must specify a type discriminator.\n", (await Fault<Animal>(file)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_UTF_16_says_so()
    {
        var file = folder.Write("rows.jsonl", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("1\n")]);

        Assert.Equal($"{file}:1: the file is UTF-16. Save it as UTF-8.", await Fault<int>(file));
    }

    [Theory]
    [InlineData("1\n12345678901\n")]
    [InlineData("1\n12345678901")]
    public async Task A_line_beyond_the_limit_is_refused(string text)
    {
        using var lines = new LineReader("rows.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(text)), longest: 10);
        Assert.True(await lines.ReadAsync(TestContext.Current.CancellationToken));

        var fault = await Assert.ThrowsAsync<DatasetException>(async () => await lines.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("rows.jsonl:2: the line is longer than 10 bytes. Is every row on a line of its own, ended by a line feed?", fault.Message);
    }

    [Fact]
    public async Task A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        using var lines = new LineReader("rows.jsonl", new EndlessStream(new byte[1000]), longest: 1_000_000);

        var fault = await Assert.ThrowsAsync<DatasetException>(async () => await lines.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("rows.jsonl:1: the line is longer than 1,000,000 bytes. Is every row on a line of its own, ended by a line feed?", fault.Message);
    }

    [Fact]
    public async Task A_line_of_exactly_the_limit_is_read_even_behind_the_mark_of_UTF_8()
    {
        using var lines = new LineReader("rows.jsonl", new MemoryStream([0xef, 0xbb, 0xbf, .. "1234567890\n"u8]), longest: 10);

        Assert.True(await lines.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("1234567890", Encoding.UTF8.GetString(lines.Line));
    }

    [Fact]
    public async Task A_missing_file_is_told_when_the_rows_are_read()
    {
        var rows = Dataset.JsonLines<int>("none/of/these.jsonl");

        var fault = await Assert.ThrowsAsync<DatasetException>(async () => await rows.ToListAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"The dataset \"none/of/these.jsonl\" was not found. Tried:{Environment.NewLine}  {Path.Combine(AppContext.BaseDirectory, "none", "of", "these.jsonl")}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tuple_is_refused_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => Dataset.JsonLines<(string Question, int Answer)>("rows.jsonl"));

        Assert.Equal("The rows of rows.jsonl cannot be read as System.ValueTuple<System.String, System.Int32>: a tuple's elements have no names at run time. Declare a record with the names of the file.", fault.Message);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<string> Fault<T>(string file) =>
        (await Assert.ThrowsAsync<DatasetException>(async () => await Dataset.JsonLines<T>(file).ToListAsync(TestContext.Current.CancellationToken))).Message;

    public sealed record Part(DayOfWeek? Day);

    public sealed record Question
    {
        public Question(string text, int number, List<Part>? more = null)
        {
            if (number < 0)
                throw new ArgumentOutOfRangeException(nameof(number), "A number is not negative.");
            (Text, Number, More) = (text, number, more);
        }

        public string Text { get; }

        public int Number { get; }

        public List<Part>? More { get; }
    }
}
