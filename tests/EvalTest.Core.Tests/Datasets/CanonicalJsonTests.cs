using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets.Tests;

public class CanonicalJsonTests
{
    private static readonly JsonSerializerOptions plain = new() { IncludeFields = true };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(GoldenNumbers.Rows), MemberType = typeof(GoldenNumbers))]
    [MemberData(nameof(GoldenValues.Rows), MemberType = typeof(GoldenValues))]
    public void Every_value_has_its_golden_text_and_hash(object? value, string text, string hash)
    {
        var canonical = CanonicalJson.Encode(value);

        Assert.Equal((text, hash), (Encoding.UTF8.GetString(canonical), ContentHash.ToHex(ContentHash.Of(canonical))));
    }

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(GoldenNumbers.Rows), MemberType = typeof(GoldenNumbers))]
    [MemberData(nameof(GoldenValues.Rows), MemberType = typeof(GoldenValues))]
    public void The_canonical_form_is_JSON_that_stays_as_it_is_when_it_is_read_as_JSON(object? value, string text, string hash)
    {
        var again = CanonicalJson.Encode(JsonDocument.Parse(CanonicalJson.Encode(value)));

        // Beyond 15 digits a decimal keeps digits that a JSON number, which is a double, has not.
        if (value is not decimal)
            Assert.Equal((text, hash), (Encoding.UTF8.GetString(again), ContentHash.ToHex(ContentHash.Of(again))));
    }

    [Fact]
    public void The_order_in_which_members_are_declared_changes_nothing() =>
        Assert.Equal(Text(new { Answer = 4, Question = "q", Weight = 1.0 }), Text(new { Weight = 1, Question = "q", Answer = 4m }));

    [Fact]
    public void The_order_in_which_keys_are_added_changes_nothing()
    {
        var keys = Enumerable.Range(0, 200).Select(i => $"key {i * 7919 % 200}").ToList();

        var forwards = keys.ToDictionary(k => k, k => k.Length);
        var backwards = Enumerable.Reverse(keys).ToDictionary(k => k, k => k.Length);

        Assert.Equal(Text(forwards), Text(backwards));
    }

    [Fact]
    public void A_dictionary_says_the_same_as_an_object_with_those_members() =>
        Assert.Equal(Text(new { A = 1, B = "x" }), Text(new Dictionary<string, object> { ["B"] = "x", ["A"] = 1 }));

    [Fact]
    public void Members_of_a_derived_type_count_behind_a_base_type()
    {
        Problem[] one = [new Harder("q", 1, 1, [1])];
        Problem[] other = [new Harder("q", 1, 1, [2])];

        Assert.NotEqual(Text(one), Text(other));
    }

    [Fact]
    public void Members_count_behind_object_and_behind_an_interface() =>
        Assert.Equal("""[{"Row":{"X":1,"Y":2}},{"X":3,"Y":4}]""", Text(new object[] { new { Row = (object)new Point(1, 2) }, (IEquatable<Point>)new Point(3, 4) }));

    [Fact]
    public void A_row_and_its_serialised_self_have_one_hash()
    {
        var row = new
        {
            Text = "é \u2028 \" \\ \n \u0001 😀 <&>",
            Numbers = new object[] { 1, -7L, 0.1, 1e21, 1e-7, 1.0e20f, 0.1f, (Half)0.3, double.MaxValue, 12.50m, ulong.MaxValue, float.MaxValue },
            Truths = new bool?[] { true, false, null },
            Times = new object[] { new DateTime(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc), new DateOnly(2026, 1, 2), new TimeOnly(1, 2, 3, 400), new TimeSpan(1, 2, 3, 4, 5) },
            Offset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            Id = Guid.Parse("3f2504e0-4f89-11d3-9a0c-0305e82c3301"),
            Bytes = new byte[] { 1, 2, 250 },
            Map = new Dictionary<string, Point> { ["b"] = new(1, 2), ["a"] = new(3, 4) },
        };

        var element = JsonSerializer.SerializeToElement(row, plain);
        var node = JsonSerializer.SerializeToNode(row, plain);

        Assert.Equal((Text(row), Text(row)), (Text(element), Text(node)));
    }

    [Fact]
    public void A_row_of_a_file_and_the_same_object_in_code_have_one_hash()
    {
        var read = JsonSerializer.Deserialize<Problem>("""{ "weight": 0.50, "answer": "4", "question": "\u0032+2?" }""", JsonSerializerOptions.Web);

        Assert.Equal(Text(new Problem("2+2?", 4, 0.5)), Text(read));
    }

    [Fact]
    public void A_local_time_is_the_instant_it_means()
    {
        var instant = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc);

        Assert.Equal(Text(instant), Text(instant.ToLocalTime()));
    }

    [Fact]
    public void The_current_culture_changes_nothing()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        var strange = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NegativeSign = "minus";
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.DateTimeFormat.TimeSeparator = ".";

        try
        {
            System.Globalization.CultureInfo.CurrentCulture = strange;

            Assert.Equal("""[-1,-1.5,-2.5,"10:20:30","2026-01-02T10:20:30"]""", Text(new object[] { -1, -1.5, -2.5m, new TimeOnly(10, 20, 30), new DateTime(2026, 1, 2, 10, 20, 30) }));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_long_text_full_of_escapes_is_written_whole()
    {
        var text = string.Concat(Enumerable.Repeat("€\u0001\"a", 100_000));

        var read = JsonSerializer.Deserialize<string>(CanonicalJson.Encode(text));

        Assert.Equal(text, read);
    }

    [Fact]
    public void A_JSON_value_that_wraps_an_object_counts_as_the_JSON_it_stands_for() =>
        Assert.Equal("""{"p":{"X":1,"Y":2}}""", Text(new JsonObject { ["p"] = JsonValue.Create(new Point(1, 2)) }));

    [Fact]
    public void Sixty_four_levels_are_written()
    {
        object row = 1;
        for (var i = 0; i < 64; i++)
            row = new[] { row };

        Assert.Equal(new string('[', 64) + "1" + new string(']', 64), Text(row));
    }

    [Fact]
    public void A_buffer_writer_gets_the_same_bytes()
    {
        var output = new ArrayBufferWriter<byte>();

        CanonicalJson.Write(new Point(1, 2), output);

        Assert.Equal("""{"X":1,"Y":2}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_getter_may_itself_ask_for_a_canonical_form() =>
        Assert.Equal("""{"Inner":"[1,2]","Outer":true}""", Text(new Nested()));

    [Fact]
    public void Many_threads_write_at_once()
    {
        var expected = Text(new Problem("q", 1, 0.5));

        var texts = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();

        Parallel.For(0, 2_000, _ => texts.AddOrUpdate(Text(new Problem("q", 1, 0.5)), 1, (_, count) => count + 1));

        Assert.Equal([KeyValuePair.Create(expected, 2_000)], texts);
    }

    private static string Text(object? row) => Encoding.UTF8.GetString(CanonicalJson.Encode(row));

    private sealed class Nested
    {
        public string Inner => Text(new[] { 1, 2 });

        public bool Outer => true;
    }
}
