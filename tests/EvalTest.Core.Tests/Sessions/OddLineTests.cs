using System.Text;
using EvalTest.Sessions;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>A line with a right checksum is believed as a whole or not at all.</summary>
public sealed class OddLineTests : IDisposable
{
    private const string File = "Tests.a.jsonl";

    private readonly MemoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, string, string> Wrong => OddLines.Wrong;

    public static TheoryData<string, string> Right => OddLines.Right;

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_line_that_is_not_of_this_format_changes_nothing_and_is_named(string what, string type, string body)
    {
        folder[File] = Around(type, body);

        var state = ExperimentState.Load(folder, "Tests");

        Assert.Equal(("q 0.25, r 0.75, p unknown", -1), (Describe(state, "q", "r", "p"), state.Eval(EvalId).LastCount));
        Assert.Equal([$"memory{Path.DirectorySeparatorChar}{File}:3: its checksum holds but its content is not of this format; it is not believed."], state.Damage.Select(d => d.ToString()));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("\"reason\":\"\\ud800\"")]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"\\ud800 in a name so long that nothing compares it with a known one\":1")]
    [InlineData("\"x\":{\"y\":[1,{\"\\udc00\":2}]}")]
    public void Half_a_pair_anywhere_in_a_score_is_not_believed(string field)
    {
        folder[File] = Around("sample", OddLines.Head.Replace("0.5}", $"0.5,{field}}}", StringComparison.Ordinal));

        var state = ExperimentState.Load(folder, "Tests");

        Assert.Equal("q 0.25, r 0.75, p unknown", Describe(state, "q", "r", "p"));
        Assert.Equal([DamageKind.Content], state.Damage.Select(d => d.Kind));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void A_strange_line_that_is_right_is_believed(string what, string body)
    {
        folder[File] = Around("sample", body);

        var state = ExperimentState.Load(folder, "Tests");

        Assert.Empty(state.Damage);
        Assert.Equal("q 0.25, r 0.75, p 0.5", Describe(state, "q", "r", "p"));
        Assert.Equal("p", SampleLines.ReadAt(state.Sessions[0], Offset(2)).Key.SampleId);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Invalid_UTF_8_is_not_believed_wherever_it_is()
    {
        byte[][] invalid = [[0x80], [0xC0, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]];
        (string Type, string Body)[] bodies =
        [
            ("sample", OddLines.Head + ",\"output\":\"?\""),
            ("sample", OddLines.Head.Replace("\"p\"", "\"?\"", StringComparison.Ordinal)),
            ("sample", OddLines.Head.Replace("accuracy", "?", StringComparison.Ordinal)),
            ("sample", OddLines.Head + ",\"?\":1"),
            ("eval", "\"eval\":\"Tests.Eval\",\"displayName\":\"?\""),
            ("retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"seen\":{\"?\":1}"),
            ("unknown", "\"x\":[\"?\"]"),
            ("unknown", "\"?\":1"),
        ];
        foreach (var (bytes, (type, body)) in invalid.SelectMany(bytes => bodies.Select(body => (bytes, body))))
        {
            var parts = body.Split('?');
            byte[] line = [.. Encoding.UTF8.GetBytes(parts[0]), .. bytes, .. Encoding.UTF8.GetBytes(parts[1])];
            folder[File] = SessionBytes.Begin('a').Add(Encoding.UTF8.GetBytes(type), line).ToArray();

            var state = ExperimentState.Load(folder, "Tests");

            Assert.True(state.Damage.Count == 1, $"{type} {body} {Convert.ToHexString(bytes)}: {state.Damage.Count} damages");
            Assert.Equal((DamageKind.Content, 2L, 0), (state.Damage[0].Kind, state.Damage[0].Line, state.Eval(EvalId).Aggregate((slots, _, _) => slots.Count)));
        }
    }

    /// <summary>Numbers and types that no line is given; the checksum is right for the bytes as they are.</summary>
    [Theory]
    [InlineData("{\"n\":01,\"t\":\"sample\",")]
    [InlineData("{\"n\":+1,\"t\":\"sample\",")]
    [InlineData("{\"n\":-1,\"t\":\"sample\",")]
    [InlineData("{\"n\":,\"t\":\"sample\",")]
    [InlineData("{\"n\":1.0,\"t\":\"sample\",")]
    [InlineData("{\"n\":1e0,\"t\":\"sample\",")]
    [InlineData("{\"n\": 1,\"t\":\"sample\",")]
    [InlineData("{\"n\":\"1\",\"t\":\"sample\",")]
    [InlineData("{\"n\":9007199254740992,\"t\":\"sample\",")]
    [InlineData("{\"n\":18446744073709551617,\"t\":\"sample\",")]
    [InlineData("{\"n\":100000000000000000000000000000,\"t\":\"sample\",")]
    [InlineData("{\"n\":1,\"t\":\"\",")]
    [InlineData("{\"n\":1,\"t\":\"Sample\",")]
    [InlineData("{\"n\":1,\"t\":\"s\\u0061mple\",")]
    [InlineData("{\"n\":1,\"t\":\"abcdefghijklmnopqrstuvwxyz0123456789\",")]
    [InlineData("{\"t\":\"sample\",\"n\":1,")]
    [InlineData(" {\"n\":1,\"t\":\"sample\",")]
    public void A_frame_has_one_spelling(string start)
    {
        var before = Encoding.UTF8.GetBytes(start + OddLines.Head);
        var checksum = Crc32C.Finish(Crc32C.Append(Crc32C.Seed(Id('a')), before));
        folder[File] = SessionBytes.Begin('a').AddLine([.. before, .. Encoding.UTF8.GetBytes($",\"c\":\"{checksum:x8}\"}}\n")]).ToArray();

        var state = ExperimentState.Load(folder, "Tests");

        Assert.Equal([DamageKind.Checksum], state.Damage.Select(d => d.Kind));
        Assert.Equal("p unknown", Describe(state, "p"));
    }

    [Fact]
    public void The_highest_number_is_believed_and_what_comes_after_it_is_not()
    {
        var file = SessionBytes.Begin('a');
        file.Next = SessionLine.MaxSequence;
        file.Add(Sample("p", 0.25));
        file.Next = 2;
        folder[File] = file.Add(Sample("q", 0.5)).ToArray();

        var state = ExperimentState.Load(folder, "Tests");

        Assert.Equal("p 0.25, q unknown", Describe(state, "p", "q"));
        Assert.Equal([DamageKind.Missing, DamageKind.Order], state.Damage.Select(d => d.Kind));
    }

    private static byte[] Around(string type, string body) =>
        SessionBytes.Begin('a').Add(Sample("q", 0.25)).Add(type, body).Add(Sample("r", 0.75)).ToArray();

    private static long Offset(int line) => SessionBytes.Begin('a').Add(Sample("q", 0.25)).Lines.Take(line).Sum(l => l.Length);
}
