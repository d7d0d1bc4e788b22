using System.Text;
using System.Text.Json;
using EvalTest.Datasets;
using EvalTest.Model;
using EvalTest.Secrets;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Secrets;

public sealed class RedactorTests
{
    private static readonly Redactor redactor = Redactor.Empty.With("sk-4fT9q\"\\é+/=Z").With("hunter2hunter2");

    [Theory]
    [InlineData("hunter2hunter2", "***")]
    [InlineData("a hunter2hunter2 b hunter2hunter2", "a *** b ***")]
    [InlineData("hunter2hunter2hunter2hunter2", "***")]
    [InlineData("hunter2hunter2hunter2", "***")]
    [InlineData("key=sk-4fT9q\"\\é+/=Z;", "key=***;")]
    [InlineData("hunter2hunter", "hunter2hunter")]
    [InlineData("HUNTER2HUNTER2", "HUNTER2HUNTER2")]
    [InlineData("", "")]
    public void A_text_is_masked(string text, string masked) => Assert.Equal(masked, redactor.Text(text));

    [Fact]
    public void A_text_without_a_secret_is_the_same_object()
    {
        var text = new string('x', 100);

        Assert.Same(text, redactor.Text(text));
    }

    [Fact]
    public void Secrets_that_overlap_are_masked_as_one_whole()
    {
        var overlapping = Redactor.Empty.With("abcdefgh").With("efghijkl").With("abcd").With("ijklmnop~").With("fghi");

        Assert.Equal("<***>", overlapping.Text("<abcdefghijklmnop~>"));
    }

    [Fact]
    public void A_secret_escaped_for_json_or_a_url_is_found()
    {
        const string secret = "sk-4fT9q\"\\é+/=Z";

        Assert.Equal("""{"key":"***"}""", redactor.Text($$"""{"key":{{JsonSerializer.Serialize(secret)}}}"""));
        Assert.Equal("?key=***&x", redactor.Text($"?key={Uri.EscapeDataString(secret)}&x"));
    }

    [Fact]
    public void A_secret_in_base64_is_found_wherever_in_it()
    {
        foreach (var before in new[] { "", "u", "us", "use", "user" })
        {
            var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}:hunter2hunter2:and more"));

            var masked = redactor.Text($"Basic {base64}");

            Assert.Contains("***", masked, StringComparison.Ordinal);
            Assert.False(Leaks.Occur("unter2hunter", masked), masked);
        }
    }

    [Fact]
    public void A_key_of_several_lines_is_masked_whole_and_line_by_line()
    {
        const string line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
        var pem = Redactor.Empty.With($"-----BEGIN KEY-----\r\n{line}\r\n-----END KEY-----");

        Assert.Equal("***", pem.Text($"-----BEGIN KEY-----\n{line}\n-----END KEY-----"));
        Assert.Equal("at *** of -----BEGIN KEY-----", pem.Text($"at {line} of -----BEGIN KEY-----"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void In_bytes_it_is_starred_and_the_rest_stays_in_its_place(string encoding)
    {
        var encoder = Encoding.GetEncoding(encoding);
        byte[] content = [0xff, 0x00, .. encoder.GetBytes("a hunter2hunter2 b"), 0xff];

        Assert.Equal([0xff, 0x00, .. encoder.GetBytes("a ************** b"), 0xff], redactor.Bytes(content));
    }

    [Fact]
    public void Bytes_without_a_secret_are_the_same_array()
    {
        byte[] content = [1, 2, 3];

        Assert.Same(content, redactor.Bytes(content));
    }

    [Fact]
    public void A_long_line_hides_nothing_between_two_pieces()
    {
        for (var at = 8 * 1024 - 20; at < 8 * 1024 + 20; at++)
        {
            var line = Encoding.UTF8.GetBytes($"{new string('x', at)}hunter2hunter2{new string('x', 9000)}");

            Assert.True(redactor.MayOccurIn(line), $"not found at {at}");
        }
    }

    [Fact]
    public void Every_form_in_which_a_line_may_spell_it_is_found()
    {
        const string secret = "sk-4fT9q\"\\é+/=Z";

        Assert.True(redactor.MayOccurIn(JsonSerializer.SerializeToUtf8Bytes(secret, SessionJson.Values)));
        Assert.True(redactor.MayOccurIn(CanonicalJson.Encode(secret)));
        Assert.True(redactor.MayOccurIn(JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Serialize(secret), SessionJson.Values)));
        Assert.False(redactor.MayOccurIn("{\"id\":\"p\"}"u8));
    }

    [Fact]
    public void Of_thousands_each_is_found()
    {
        var many = Enumerable.Range(0, 1000).Aggregate(Redactor.Empty, (all, i) => all.With($"token-number-{i}-of-many"));

        Assert.All(Enumerable.Range(0, 1000), i => Assert.Equal("a *** b", many.Text($"a token-number-{i}-of-many b")));
    }
}
