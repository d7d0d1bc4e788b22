using System.Globalization;
using System.Text.Json;
using EvalTest.Model;
using EvalTest.Xunit.Binding;

namespace EvalTest.Xunit.Tests.Binding;

public sealed class RowBinderTests
{
    private static readonly EvalDefinition eval = new() { Id = "Evals.Runs", DisplayName = "runs" };

    [Fact]
    public void A_parameter_of_the_rows_type_takes_the_row()
    {
        var row = new Problem("1+1", 2);

        Assert.Equal("Problem { Question = 1+1, Answer = 2 }", Bound(row, (Problem problem) => { }));
        Assert.Equal("Problem { Question = 1+1, Answer = 2 }", Bound(row, (object anything) => { }));
        Assert.Equal("(1, x)", Bound((1, "x"), ((int, string) pair) => { }));
        Assert.Equal("System.Object[]", Bound(new object[] { 1 }, (object[] values) => { }));
    }

    [Fact]
    public void Columns_bind_by_name_whatever_their_case_and_order()
    {
        Assert.Equal("2, 1+1", Bound(new Problem("1+1", 2), (int answer, string QUESTION) => { }));
        Assert.Equal("2", Bound(new Problem("1+1", 2), (int answer) => { }));
        Assert.Equal("1, 2", Bound(new Cased(1, 2), (int name, int Name) => { }));
        Assert.Equal("5", Bound(new WithField(), (int value) => { }));
        Assert.Equal("2, 1+1", Bound(new Dictionary<string, object?> { ["question"] = "1+1", ["Answer"] = 2 }, (int answer, string question) => { }));
        Assert.Equal("2, 1+1", Bound(new Dictionary<string, string> { ["question"] = "1+1", ["Answer"] = "2" }, (int answer, string question) => { }));
        Assert.Equal("2, 1+1", Bound(Json("""{"Question":"1+1","answer":2}"""), (int answer, string question) => { }));
    }

    [Fact]
    public void Tuples_and_arrays_bind_by_position()
    {
        Assert.Equal("1+1, 2", Bound(("1+1", 2), (string question, int answer) => { }));
        Assert.Equal("1+1, 2", Bound(Tuple.Create("1+1", 2), (string question, int answer) => { }));
        Assert.Equal("1+1, 2", Bound(new object[] { "1+1", 2 }, (string question, int answer) => { }));
        Assert.Equal("1+1, 2", Bound(Json("""["1+1",2]"""), (string question, int answer) => { }));
        Assert.Equal("1", Bound(new object[] { 1 }, (object value) => { }, positional: true));
    }

    [Fact]
    public void A_row_of_one_value_fills_one_parameter()
    {
        Assert.Equal("7", Bound(7, (int value) => { }));
        Assert.Equal("7", Bound("7", (int value) => { }));
        Assert.Equal("Friday", Bound("friday", (DayOfWeek day) => { }));
        Assert.Equal("Problem { Question = 1+1, Answer = 2 }", Bound(Json("""{"question":"1+1","answer":2}"""), (Problem problem) => { }));
        Assert.Equal("null", Bound(null, (string? text) => { }));
    }

    [Fact]
    public void A_text_binds_to_a_secret_and_is_masked_from_then_on()
    {
        Assert.Equal("***", Bound("row-binder-secret-1", (Secret key) => { }));
        Assert.Equal("***, 1", Bound(Json("""{"key":"row-binder-secret-2","n":1}"""), (Secret key, int n) => { }));
        Assert.Equal("***", Bound(new Dictionary<string, string> { ["key"] = "row-binder-secret-3" }, (Secret key) => { }));
        Assert.Equal("*** *** ***", Secrets.KnownSecrets.Redact("row-binder-secret-1 row-binder-secret-2 row-binder-secret-3"));
    }

    [Fact]
    public void The_context_and_the_token_are_passed_in_anywhere()
    {
        using var cancellation = new CancellationTokenSource();
        var context = Context(("1+1", 2));
        var binder = Binder((CancellationToken cancel, string question, EvalContext sample, int answer) => { });

        Assert.Equal([cancellation.Token, "1+1", context, 2], binder.Bind(context, cancellation.Token));
    }

    [Fact]
    public void A_default_value_stands_for_a_column_that_is_missing()
    {
        Assert.Equal("1+1, 5", Bound(new Problem("1+1", 2), (string question, int count = 5) => { }));
        Assert.Equal("1+1, Friday", Bound(new Problem("1+1", 2), (string question, DayOfWeek day = DayOfWeek.Friday) => { }));
        Assert.Equal("1, null", Bound(new object[] { 1 }, (int a, int? b = null) => { }));
    }

    [Theory]
    [InlineData(1, typeof(long), "1")]
    [InlineData(1L, typeof(byte), "1")]
    [InlineData(2.0, typeof(int), "2")]
    [InlineData(0.5f, typeof(double), "0.5")]
    [InlineData(1, typeof(DayOfWeek), "Monday")]
    [InlineData("1.5", typeof(decimal), "1.5")]
    [InlineData("true", typeof(bool), "True")]
    [InlineData("x", typeof(char), "x")]
    [InlineData("2020-01-02", typeof(DateOnly), "01/02/2020")]
    [InlineData("2020-01-02T03:04:05", typeof(DateTimeOffset), "01/02/2020 03:04:05 +00:00")]
    [InlineData("2020-01-02T03:04:05Z", typeof(DateTime), "01/02/2020 03:04:05")]
    [InlineData("00:01:30", typeof(TimeSpan), "00:01:30")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", typeof(Guid), "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("https://a.example/b", typeof(Uri), "https://a.example/b")]
    [InlineData("3", typeof(int?), "3")]
    public void A_value_that_survives_the_conversion_is_converted(object value, Type type, string expected)
    {
        Assert.True(ValueConversion.TryConvert(value, type, out var converted));

        Assert.Equal(expected, Convert.ToString(converted, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(300, typeof(byte))]
    [InlineData(-1, typeof(uint))]
    [InlineData(2.5, typeof(int))]
    [InlineData(double.NaN, typeof(int))]
    [InlineData(double.NaN, typeof(decimal))]
    [InlineData(9007199254740993L, typeof(double))]
    [InlineData(9, typeof(DayOfWeek))]
    [InlineData("9", typeof(DayOfWeek))]
    [InlineData("forty", typeof(int))]
    [InlineData("1,5", typeof(int))]
    [InlineData("", typeof(int?))]
    [InlineData(1, typeof(string))]
    [InlineData(1, typeof(bool))]
    [InlineData("x", typeof(Problem))]
    public void A_value_that_would_change_is_refused(object value, Type type) =>
        Assert.False(ValueConversion.TryConvert(value, type, out _));

    [Theory]
    [InlineData("""{"a":2.5}""", typeof(int))]
    [InlineData("""{"a":"2"}""", typeof(int))]
    [InlineData("""{"a":1}""", typeof(string))]
    public void A_json_value_of_another_type_is_refused(string row, Type type) =>
        Assert.False(ValueConversion.TryConvert(Json(row).GetProperty("a"), type, out _));

    [Fact]
    public void A_missing_column_is_named() => Refuses(
        new Problem("1+1", 2),
        (string question, int anser) => { },
        "Evals.Runs, row 3 (id \"p3\"): no column \"anser\" for the parameter \"int anser\". The row, a Problem, has: Question, Answer. Rename the parameter, or give it a default value.");

    [Fact]
    public void A_missing_column_of_a_json_row_is_named() => Refuses(
        Json("""{"question":"1+1"}"""),
        (string question, int? answer) => { },
        "Evals.Runs, row 3 (id \"p3\"): no column \"answer\" for the parameter \"int? answer\". The row, a JsonElement, has: question. Rename the parameter, or give it a default value.");

    [Fact]
    public void A_value_that_does_not_convert_is_shown() => Refuses(
        new Dictionary<string, object?> { ["question"] = "1+1", ["answer"] = "forty" },
        (string question, int answer) => { },
        "Evals.Runs, row 3 (id \"p3\"): column \"answer\" is \"forty\" (string), which does not convert to the parameter \"int answer\". Correct the row, or the parameter's type.");

    [Fact]
    public void A_json_value_that_does_not_convert_is_shown() => Refuses(
        Json("""{"question":"1+1","answer":2.5}"""),
        (string question, int answer) => { },
        "Evals.Runs, row 3 (id \"p3\"): column \"answer\" is 2.5 (JsonElement), which does not convert to the parameter \"int answer\". Correct the row, or the parameter's type.");

    [Fact]
    public void A_null_is_not_passed_where_none_is_expected() => Refuses(
        Json("""{"question":null,"answer":2}"""),
        (string question, int answer) => { },
        "Evals.Runs, row 3 (id \"p3\"): column \"question\" is null, and the parameter \"string question\" takes no null. Write \"string? question\" if null is meant.");

    [Fact]
    public void A_null_row_is_not_passed_where_none_is_expected() => Refuses(
        null,
        (Problem problem) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row is null, and the parameter \"Problem problem\" takes no null. Write \"Problem? problem\" if null is meant.");

    [Fact]
    public void A_row_that_is_too_short_is_refused() => Refuses(
        new object[] { 1 },
        (int a, int b) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row has 1 value, and there are 2 parameters to fill: int a, int b. Give as many values as parameters.");

    [Fact]
    public void A_row_that_is_too_long_is_refused() => Refuses(
        (1, 2, 3),
        (int a, int b) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row has 3 values, and there are 2 parameters to fill: int a, int b. Give as many values as parameters.");

    [Fact]
    public void One_parameter_is_one() => Refuses(
        (1, 2),
        (int a) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row has 2 values, and there is 1 parameter to fill: int a. Give as many values as parameters.");

    [Fact]
    public void A_value_of_a_tuple_that_does_not_convert_is_counted() => Refuses(
        ("x", "y"),
        (string a, int b) => { },
        "Evals.Runs, row 3 (id \"p3\"): value 2 of the row is \"y\" (string), which does not convert to the parameter \"int b\". Correct the row, or the parameter's type.");

    [Fact]
    public void One_value_does_not_fill_two_parameters() => Refuses(
        "x",
        (string a, string b) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row is one value, \"x\" (string), and there are 2 parameters to fill: string a, string b.");

    [Fact]
    public void A_row_of_one_value_that_does_not_convert_is_shown() => Refuses(
        "forty",
        (int answer) => { },
        "Evals.Runs, row 3 (id \"p3\"): the row is \"forty\" (string), which does not convert to the parameter \"int answer\". Correct the row, or the parameter's type.");

    private static void Refuses(object? row, Delegate method, string expected)
    {
        var refusal = Assert.ThrowsAny<EvalTestException>(() => Binder(method).Bind(Context(row), CancellationToken.None));

        Assert.Equal(expected, refusal.Message);
    }

    private static string Bound(object? row, Delegate method, bool positional = false) =>
        string.Join(", ", Binder(method, positional).Bind(Context(row), CancellationToken.None).Select(a => Convert.ToString(a ?? "null", CultureInfo.InvariantCulture)));

    private static RowBinder Binder(Delegate method, bool positional = false) => new(eval.Id, EvalParameter.Of(method.Method), positional);

    private static EvalContext Context(object? row) => new("x", "s", eval, new Sample(3, "p3", row, default, default, HasOwnId: true), new SampleKey("", "p3", 0), 1, 0);

    private static JsonElement Json(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private sealed record Problem(string Question, int Answer);

    private sealed class Cased(int lower, int upper)
    {
        public int Name => upper;

#pragma warning disable IDE1006 // Two names that differ in case alone are what is tested.
        public int name => lower;
#pragma warning restore IDE1006
    }

    private sealed class WithField
    {
        public readonly int Value = 5;
    }
}
