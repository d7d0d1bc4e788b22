using System.Text;
using EvalTest.Secrets;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

public sealed class LineRedactionTests
{
    [Fact]
    public void A_line_without_a_secret_is_the_same_memory()
    {
        ReadOnlyMemory<byte> line = "{\"id\":\"p\"}"u8.ToArray();

        Assert.True(line.Equals(LineRedaction.Apply(line, Redactor.Empty.With("hunter2hunter2"))));
    }

    [Theory]
    [InlineData("""{"input":{"hunter2":["hunter2 x",1,null,true,-1.5e-7]}}""", """{"input":{"***":["*** x",1,null,true,-1.5e-7]}}""")]
    [InlineData("""{"input":"hunter2","values":{"hunter2":{"a":"hunter2"},"hunter2b":"é\n\u0001"}}""", """{"input":"***","values":{"***":{"a":"***"},"***b":"é\n\u0001"}}""")]
    [InlineData("""{"values":{"hunter2":1,"a":{"hunter2":2}}}""", """{"values":{"***":1,"a":{"***~2":2}}}""")]
    [InlineData("""{"scores":{"hunter2":{"value":1,"reason":"hunter2"}}}""", """{"scores":{"***":{"value":1,"reason":"***"}}}""")]
    [InlineData("""{"output":"hunter2","warnings":["hunter2"],"stale":["hunter2"]}""", """{"output":"***","warnings":["***"],"stale":["***"]}""")]
    [InlineData("""{"attachments":{"hunter2":{"text":"hunter2","mediaType":"hunter2"}}}""", """{"attachments":{"***":{"text":"***","mediaType":"***"}}}""")]
    [InlineData("""{"attachments":{"hunter2":{},"hunter2":{}},"files":{"attachments/text/hunter2":{"length":1},"attachments/text/hunter2":{}}}""", """{"attachments":{"***":{},"***~2":{}},"files":{"attachments/text/***":{"length":1},"attachments/text/***~2":{}}}""")]
    [InlineData("""{"values":{"hunter2":1},"attachments":{"hunter2":{}},"files":{"attachments/text/hunter2":{}}}""", """{"values":{"***":1},"attachments":{"***":{}},"files":{"attachments/text/***":{}}}""")]
    [InlineData("""{"filter":"*hunter2*"}""", """{"filter":"*[*][*][*]*"}""")]
    [InlineData("""{"output":"hunter2","values":{"a":"\ud83d"}}""", """{"output":"***","values":{"a":"***"}}""")]
    public void Texts_from_outside_are_masked(string line, string masked) => Assert.Equal(masked, Masked(line, "hunter2"));

    [Theory]
    [InlineData("completed", """{"eval":"completed","outcome":"completed","output":"***"}""")]
    [InlineData("sample", """{"n":7,"t":"sample","output":"***"}""")]
    [InlineData("message", """{"error":{"type":"x","message":"***"}}""")]
    [InlineData("value", """{"scores":{"a":{"value":1,"reason":"***"}}}""")]
    [InlineData("input", """{"input":"***"}""")]
    [InlineData("9f86d081", """{"files":{"input":{"sha256":"9f86d0819f86d081"}},"output":"***"}""")]
    [InlineData("12345678", """{"index":12345678,"duration":0.12345678,"values":{"pin":"***"}}""")]
    [InlineData("4f4f4f4f", """{"inputHash":"4f4f4f4f4f4f","output":"***"}""")]
    public void Words_of_the_format_stay_whatever_the_secret(string secret, string masked)
    {
        var pin = secret == "12345678" ? "\"***\"" : "***";

        Assert.Equal(masked, Masked(masked.Replace(pin, secret, StringComparison.Ordinal), secret));
    }

    [Theory]
    [InlineData("\"a hunter2\"", "\"a ***\"")]
    [InlineData("""{"hunter2":[1,{"filter":"hunter2"}],"base64":"hunter2"}""", """{"***":[1,{"filter":"***"}],"base64":"***"}""")]
    public void A_value_that_is_no_part_of_a_line_is_all_from_outside(string value, string masked) =>
        Assert.Equal(masked, Encoding.UTF8.GetString(LineRedaction.OfValue(Encoding.UTF8.GetBytes(value), Redactor.Empty.With("hunter2")).Span));

    private static string Masked(string line, string secret) =>
        Encoding.UTF8.GetString(LineRedaction.Apply(Encoding.UTF8.GetBytes(line), Redactor.Empty.With(secret)).Span);
}
