using System.Text.Json;
using System.Text.Json.Serialization;
using EvalTest.Options;

namespace EvalTest.Core.Tests.Running;

/// <summary>What samples and datasets may leave behind, and what must not hurt the file.</summary>
public sealed class HostileValuesTests : IDisposable
{
    private readonly Engine engine = new();

    private sealed record Row(string Id, int Value);

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task A_value_as_deep_as_it_may_be_is_read_back()
    {
        var deep = new List<object>();
        for (var i = 0; i < 62; i++)
            deep = [deep];

        var outcome = await engine.RunAsync([new Row("p", 1)], context =>
        {
            context.Record("deep", deep);
            return false;
        });

        Assert.Equal(new string('[', 63) + new string(']', 63), System.Text.Encoding.UTF8.GetString(outcome.Summary.Failures[0].Values[0].Value));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_hurts_nothing()
    {
        var outcome = await engine.RunAsync([new Row("p", 1)], context =>
        {
            context.Record("cut \ud83d", "cut \ud83d");
            context.Output = "cut \ud83d";
            context.Warnings = ["cut \ud83d"];
            context.Attachments = [new("cut \ud83d", new("cut \ud83d", null, null))];
            return new Score("cut \ud83d", 0, false, "cut \ud83d");
        });

        Assert.Equal(("cut \ufffd", "cut \ufffd"), (outcome.Summary.Failures[0].Output, outcome.Summary.Failures[0].Scores[0].Reason));
    }

    [Fact]
    public async Task An_exception_with_half_of_a_surrogate_pair_is_an_error_as_any_other()
    {
        var outcome = await engine.RunAsync([new Row("p", 1)], _ => throw new InvalidOperationException("cut \ud83d"));

        Assert.Equal("cut \ufffd", outcome.Summary.Failures[0].Error!.Message);
    }

    [Fact]
    public async Task A_value_whose_converter_writes_line_feeds_stays_on_one_line()
    {
        await engine.RunAsync([new Row("p", 1)], context =>
        {
            context.Record("raw", new Raw());
            return true;
        });

        Assert.Equal(1, (await engine.RunAsync([new Row("p", 1)], _ => true)).Summary.CompletedBefore);
    }

    [Fact]
    public async Task Ids_of_any_characters_and_length_are_found_again()
    {
        object[] rows = [.. new[] { "\u0000\u001f\"\\/", "\n\r\t.", "\u2028\ufeff", new string('x', 100_000), "a~2", "🙂", " ", "h-0123456789abcdef~2" }.Select((id, i) => new Row(id, i)).Where(r => r.Id != " ")];
        await engine.RunAsync(rows, _ => true);

        var outcome = await engine.RunAsync(rows, _ => true);

        Assert.Equal((7, 0), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow));
    }

    [Fact]
    public async Task A_skip_with_more_to_say_than_a_line_holds_is_an_error_that_says_so()
    {
        await engine.RunAsync([new Row("p", 1)], context =>
        {
            context.Skip(new string('x', 17 * 1024 * 1024));
            return null;
        });

        Assert.Contains("17 MiB", (await engine.RunAsync([new Row("p", 1)], _ => true, engine.Options with { Rerun = Rerun.None })).Summary.Failures[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_ids_of_any_length_are_recorded_in_lines_that_can_be_read()
    {
        await engine.RunAsync(Enumerable.Range(0, 40).Select(i => new Row(i + new string('x', 1_000_000), i)), _ => true);

        var outcome = await engine.RunAsync([new Row("p", 1)], _ => true);

        Assert.Equal(40, outcome.Summary.Stale);
        Assert.All(Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").SelectMany(f => File.ReadLines(f)), line => Assert.InRange(line.Length, 0, 16 * 1024 * 1024 - 1));
    }

    [JsonConverter(typeof(RawConverter))]
    private sealed class Raw;

    private sealed class RawConverter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue("{\n  \"a\": 1\n}");
    }
}
