using System.Text;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Records other than samples, as they are read back.</summary>
public sealed class SessionDecoderTests
{
    private const string Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public void A_plan_comes_back_as_it_was_written()
    {
        var whole = new PlanRecord("Tests.Eval", true, int.MaxValue, int.MaxValue, "p*", ["old-1", "\u00e4lter"], Continues: true, new Shard(2, 4), Trials: 3);
        var least = new PlanRecord("Tests.Eval", false, 0, null, null, []);

        Assert.Equivalent(whole, Read<PlanRecord>(LineKind.Plan, whole), strict: true);
        Assert.Equivalent(least, Read<PlanRecord>(LineKind.Plan, least), strict: true);
    }

    [Fact]
    public void A_retraction_comes_back_as_it_was_written()
    {
        var seen = new Dictionary<string, long> { ["a"] = 0, ["b"] = SessionLine.MaxSequence };
        var failed = new RetractRecord("Tests.Eval", RetractScope.Failed, "q*", seen, new Shard(1, 2));
        var all = new RetractRecord("Tests.Eval", RetractScope.All, null, seen);

        Assert.Equivalent(failed, Read<RetractRecord>(LineKind.Retract, failed), strict: true);
        Assert.Equivalent(all, Read<RetractRecord>(LineKind.Retract, all), strict: true);
    }

    [Fact]
    public void An_end_comes_back_as_it_was_written()
    {
        var stopped = new EndRecord("stopped", "stopped by Ctrl+C", [KeyValuePair.Create("completed", 7L), KeyValuePair.Create("error", 0L)], Digest);
        var finished = new EndRecord("finished", null, [], Digest);

        Assert.Equivalent(stopped, Read<EndRecord>(LineKind.End, stopped), strict: true);
        Assert.Equivalent(finished, Read<EndRecord>(LineKind.End, finished), strict: true);
    }

    [Theory]
    [InlineData("\"reason\":1,\"counts\":[]", null, "")]
    [InlineData("\"reason\":\"r\",\"counts\":{\"a\":1,\"b\":\"2\",\"c\":0.5,\"d\":1e99,\"e\":3}", "r", "a 1, e 3")]
    public void What_an_end_says_for_people_is_read_as_far_as_it_is_right(string forPeople, string? reason, string counts)
    {
        var end = (EndRecord)Read("end", $"\"status\":\"stopped\",{forPeople},\"sha256\":\"{Digest}\"")!;

        Assert.Equal((reason, counts), (end.Reason, string.Join(", ", end.Counts.Select(c => $"{c.Key} {c.Value}"))));
    }

    [Theory]
    [InlineData("plan", "\"eval\":\"E\",\"exhausted\":true,\"count\":2147483648")]
    [InlineData("plan", "\"eval\":\"E\",\"exhausted\":true,\"count\":-1")]
    [InlineData("plan", "\"eval\":\"\",\"exhausted\":true,\"count\":1")]
    [InlineData("retract", "\"eval\":\"E\",\"what\":\"all\",\"seen\":{\"a\":-1}")]
    [InlineData("retract", "\"eval\":\"E\",\"what\":\"some\",\"seen\":{}")]
    [InlineData("end", "\"status\":\"over\",\"sha256\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"")]
    [InlineData("end", "\"status\":\"finished\",\"sha256\":\"9F86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"")]
    [InlineData("end", "\"status\":\"finished\",\"sha256\":\"9f86\"")]
    public void What_a_state_depends_on_is_right_or_the_line_is_not_believed(string type, string body) => Assert.Null(Read(type, body));

    private static T Read<T>(LineKind kind, T record)
        where T : SessionRecord
    {
        using var encoder = new SessionEncoder();
        return (T)Read(Encoding.UTF8.GetString(LineKinds.Name(kind)), Encoding.UTF8.GetString(encoder.Encode(record).Span))!;
    }

    private static SessionRecord? Read(string type, string body)
    {
        var (kind, bytes) = (Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(body));
        var line = new byte[bytes.Length + kind.Length + SessionLine.FrameLength];
        return SessionDecoder.TryDecode(kind, line.AsSpan(0, SessionLine.Compose(line, 1, 1, kind, bytes)));
    }
}
