using System.Text;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>What a sample's line says for people is read as far as it is right; what is wrong is as if it were absent.</summary>
public sealed class SampleRecordReaderTests : IDisposable
{
    private readonly MemoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_absent_is_empty()
    {
        var record = Read("");

        Assert.Equal(("", null, null, null, null, null), (record.Key.Variant, record.Error, record.SkipReason, record.Usage, record.Output, record.ExpectedHash));
        Assert.Equal((0, default, TimeSpan.Zero, TimeSpan.Zero), (record.Index, record.Started, record.Duration, record.Waited));
        Assert.Equal((0, 0, 0, 0, 0), (record.InputJson.Length, record.Values.Count, record.Warnings.Count, record.Attachments.Count, record.Files.Count));
    }

    [Theory]
    [InlineData("\"index\":\"4\",\"started\":4,\"duration\":\"1\",\"waited\":[],\"error\":\"e\",\"skipReason\":1,\"usage\":7,\"output\":{},\"expectedHash\":\"no hash\"")]
    [InlineData("\"index\":0.5,\"started\":\"today\",\"duration\":-1,\"waited\":1e300,\"error\":[],\"skipReason\":null,\"usage\":{\"inputTokens\":1},\"output\":1,\"expectedHash\":7")]
    [InlineData("\"index\":1e99,\"started\":null,\"duration\":1e19,\"waited\":-0.1,\"error\":1,\"skipReason\":{},\"usage\":{\"outputTokens\":0.5,\"inputTokens\":1},\"output\":[],\"expectedHash\":null")]
    [InlineData("\"values\":[],\"warnings\":{},\"attachments\":3,\"files\":\"x\"")]
    [InlineData("\"attachments\":{\"a\":1},\"files\":{\"a\":1,\"b\":{\"sha256\":\"9F86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":1},\"c\":{\"sha256\":\"9f86\",\"length\":1},\"d\":{\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":-1},\"e\":{\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"length\":\"1\"}}")]
    public void What_is_wrong_is_as_if_it_were_absent(string fields) => Assert.Equivalent(Read(""), Read(fields), strict: true);

    [Fact]
    public void What_is_right_beside_what_is_wrong_is_read()
    {
        var record = Read("""
            "error":{"message":7},"usage":{"inputTokens":9007199254740993,"outputTokens":0,"cost":"dear"},"warnings":["a",1,"b"],"index":7,"duration":0.5,"waited":0.25,
            "attachments":{"none":{"text":1},"bad":{"base64":"!"},"good":{"base64":"AP8=","mediaType":"x/y"}},"files":{"f":{"sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","length":0}}
            """.ReplaceLineEndings(""));

        Assert.Equal((new SampleError("", "", null), new TokenUsage(9007199254740993, 0), 7), (record.Error, record.Usage, record.Index));
        Assert.Equal((0.5, 0.25), (record.Duration.TotalSeconds, record.Waited.TotalSeconds));
        Assert.Equal(["a", "b"], record.Warnings);
        Assert.Equal(["none  ", "bad  ", "good 00FF x/y"], record.Attachments.Select(a => $"{a.Key} {(a.Value.Bytes is { } bytes ? Convert.ToHexString(bytes) : "")} {a.Value.MediaType}"));
        Assert.Equal([KeyValuePair.Create("f", new LargeValue("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 0))], record.Files);
    }

    [Theory]
    [InlineData("\"judge/2\"", "judge/2")]
    [InlineData("7", null)]
    [InlineData("null", null)]
    public void What_scored_is_read_where_it_is_a_text(string scorer, string? read)
    {
        var head = OddLines.Head[..OddLines.Head.LastIndexOf("\"scores\"", StringComparison.Ordinal)];

        var record = ReadBody($"{head}\"scores\":{{\"a\":{{\"value\":1,\"reason\":\"why\",\"scorer\":{scorer}}}}}");

        Assert.Equal([new Score("a", 1, null, "why") { Scorer = read }], record.Scores);
    }

    [Fact]
    public void What_scored_is_written_where_it_is_known()
    {
        Score[] scores = [new Score("a", 1, true, "why") { Scorer = "judge/2" }, new Score("b", 2)];
        var before = SessionBytes.Begin('a');
        var offset = before.ToArray().Length;
        folder["Tests.a.jsonl"] = before.Add(SessionFiles.Sample("p") with { Scores = scores }).ToArray();

        var record = SampleLines.ReadAt(ExperimentState.Load(folder, "Tests").Sessions[0], offset);

        Assert.Equal(scores, record.Scores);
        Assert.Contains("\"b\":{\"value\":2}", Encoding.UTF8.GetString(folder["Tests.a.jsonl"]), StringComparison.Ordinal);
    }

    private SampleRecord Read(string fields) => ReadBody(OddLines.Head + (fields.Length > 0 ? "," : "") + fields);

    private SampleRecord ReadBody(string fields)
    {
        var before = SessionBytes.Begin('a');
        var offset = before.ToArray().Length;
        var body = Encoding.UTF8.GetBytes(fields);
        folder["Tests.a.jsonl"] = before.Add("sample"u8, body).ToArray();
        var state = ExperimentState.Load(folder, "Tests");
        Assert.Empty(state.Damage);
        return SampleLines.ReadAt(state.Sessions[0], offset);
    }
}
