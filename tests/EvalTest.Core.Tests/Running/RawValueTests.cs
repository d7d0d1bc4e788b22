using System.Text.Json;
using System.Text.Json.Serialization;

namespace EvalTest.Core.Tests.Running;

/// <summary>A type whose converter writes raw text can write what no reader of the line would take; it once did, and the whole result was lost.</summary>
public sealed class RawValueTests : IDisposable
{
    private readonly Engine engine = new();

    private sealed record Row(string Id);

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("1 2")]
    [InlineData("NaN")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("{\"\\udc00\":1}")]
    [InlineData("")]
    public async Task What_is_no_JSON_is_refused_where_it_is_recorded(string text)
    {
        var told = "";
        await engine.RunAsync([new Row("p")], context =>
        {
            told = Assert.Throws<ArgumentException>(() => context.Record("raw", new Raw(text))).Message;
            return true;
        });

        Assert.StartsWith($"The value recorded as \"raw\" is a {typeof(Raw)} and cannot be written as JSON: ", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_deep_is_refused_where_it_is_recorded_and_as_deep_as_may_be_is_kept()
    {
        var refused = false;
        await engine.RunAsync([new Row("p")], context =>
        {
            context.Record("deep", new Raw(new string('[', 64) + new string(']', 64)));
            refused = Record.Exception(() => context.Record("deeper", new Raw(new string('[', 65) + new string(']', 65)))) is ArgumentException;
            return true;
        });
        var again = await engine.RunAsync([new Row("p")], _ => throw new InvalidOperationException("It ran again."));

        Assert.True(refused);
        Assert.Equal((1, 0), (again.Summary.CompletedBefore, again.Summary.Damage.Count));
    }

    [JsonConverter(typeof(RawConverter))]
    private sealed record Raw(string Text);

    private sealed class RawConverter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
