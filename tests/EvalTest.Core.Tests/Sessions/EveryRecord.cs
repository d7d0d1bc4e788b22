using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>One session with every type of line and every field there is, and such as no version knows.</summary>
internal static class EveryRecord
{
    public static SessionBytes File() => SessionBytes.Begin(Header)
        .Add(new EvalRecord("Tests.Eval", "Eval", [new Gate("accuracy", 0.8, 1, 0.05), new Gate("length", null, 100, null)], "0f8fad5b-d9cb-469f-a165-70867728950e"))
        .Add(Full)
        .Add(Failed, TimedOut, Skipped)
        .Add("note", "\"text\":\"looked at it\",\"of\":2")
        .Add(new PlanRecord("Tests.Eval", true, 4, null, null, ["old-1", "älter"]))
        .Add(new PlanRecord("Tests.Eval", true, 4, null, null, ["old-3"], Continues: true))
        .Add(new PlanRecord("Tests.Eval", false, 2, 2, "p*", []))
        .Add(new RetractRecord("Tests.Eval", RetractScope.Failed, "q*", SessionFiles.Seen(('b', 3))))
        .Add("weather", "\"sky\":{\"blue\":true}")
        .Add("sample", OddLines.Head.Replace("\"p\"", "\"later\"", StringComparison.Ordinal) + ",\"mood\":[1,{\"good\":null}]")
        .End();

    /// <summary>The same with as few bytes as each type takes.</summary>
    public static SessionBytes Small()
    {
        var header = new HeaderRecord { Session = "s", Experiment = "x", Assembly = "T", Started = DateTimeOffset.UnixEpoch, Seen = new Dictionary<string, long> { ["r"] = 1 } };
        return SessionBytes.Begin(header)
            .Add(new EvalRecord("E", "E", [], null))
            .Add("sample", Tiny("p", "completed"))
            .Add("sample", Tiny("q", "error"))
            .Add("note", "\"x\":1")
            .Add(new PlanRecord("E", true, 2, null, null, ["o"]))
            .Add(new RetractRecord("E", RetractScope.Failed, null, new Dictionary<string, long>()))
            .Add("x", "\"y\":\"ä\"")
            .End();
    }

    private static string Tiny(string id, string outcome) =>
        $"\"eval\":\"E\",\"id\":\"{id}\",\"trial\":0,\"attempt\":1,\"inputHash\":\"0000000000000000000000000000002a\",\"outcome\":\"{outcome}\",\"passed\":true,\"scores\":{{\"a\":{{\"value\":0.5}}}},\"index\":0";

    private static HeaderRecord Header { get; } = new()
    {
        Session = "20261120T110256Z-7f3a9c21d4e84b0f",
        Experiment = "models/long_eval",
        Assembly = "Tests",
        Started = new DateTimeOffset(2026, 11, 20, 11, 2, 56, TimeSpan.Zero),
        Seen = SessionFiles.Seen(('b', 3), ('c', 0)),
        Pid = 4711,
        Facts =
        [
            new("host", "build-7"),
            new("boot", "5d2f6d0c-6c2b-4a08-9f0c-1c1e6b0e2f5a"),
            new("os", "Debian GNU/Linux 13 (trixie)"),
            new("runtime", ".NET 10.0.0"),
            new("evaltest", "0.1.0"),
            new("targetFramework", "net10.0"),
            new("commit", "54a40ae0"),
            new("durability", "sync"),
        ],
        Options = [new("limit", "100"), new("seed", "7")],
    };

    private static SampleRecord Full { get; } = new()
    {
        Eval = "Tests.Eval",
        Key = new SampleKey("model=a, t=0.5", "p-1", 2),
        Attempt = 3,
        InputHash = UInt128.Parse("38ee2076f202a22ecb054b6f9c7c7315", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture),
        Outcome = Outcome.Completed,
        Passed = false,
        Scores = [new Score("accuracy", 0, false, "4 is not \"5\""), new Score("length", 1.5e-7), new Score("größe 📏", -12)],
        Index = 41,
        Started = new DateTimeOffset(2026, 11, 20, 11, 2, 57, TimeSpan.Zero).AddTicks(1_234_567),
        Duration = TimeSpan.FromTicks(12_345_678),
        Error = new SampleError("Xunit.Sdk.EqualException", "Assert.Equal() Failure\n\tExpected: 5", "   at Tests.Eval()"),
        InputJson = "{\"Answer\":4,\"Question\":\"2+2?\",\"Weight\":0.5}"u8.ToArray(),
        Values = [new("response", "\"four\\u0007 😀 \\\" \\\\\""u8.ToArray()), new("trace", "[{\"tool\":null,\"ok\":true,\"n\":-1.5e+300}]"u8.ToArray())],
        Usage = new TokenUsage(120, 7, 0.00042m),
        Output = "first line\r\nsecond line\u2028third",
        Warnings = ["slow", ""],
        Attachments = [new("note.txt", new SampleAttachment("hello", null, "text/plain")), new("dot.png", new SampleAttachment(null, [0, 255, 7], "image/png"))],
        Files = [new("values/film", new LargeValue("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 2_000_000))],
    };

    private static SampleRecord Failed { get; } = SessionFiles.Sample("q-1", outcome: Outcome.Error) with { Error = new SampleError("System.Net.Http.HttpRequestException", "503", null) };

    private static SampleRecord TimedOut { get; } = SessionFiles.Sample("slow", outcome: Outcome.Timeout, attempt: 2);

    private static SampleRecord Skipped { get; } = SessionFiles.Sample("r", outcome: Outcome.Skipped) with { SkipReason = "does not apply" };
}
