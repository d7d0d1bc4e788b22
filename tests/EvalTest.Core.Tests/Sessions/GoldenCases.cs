using System.Text;
using EvalTest.Model;
using EvalTest.Sessions;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>
/// Small experiments, each a folder of files. The files in <c>Golden/</c> are what this code made when format <c>evaltest/1</c> was fixed;
/// it still makes them, byte for byte, and they are read and never written again.
/// </summary>
internal static class GoldenCases
{
    public static IReadOnlyDictionary<string, MemoryFolder> All { get; } = new SortedDictionary<string, MemoryFolder>(StringComparer.Ordinal)
    {
        ["assemblies"] = Of(One('a').Add(Sample("p", 0.25)), Other('b', "Others", ('a', 1)).Add(Sample("p", 0.75))),
        ["clusters"] = Clusters(),
        ["copies"] = Copies(),
        ["damaged-files"] = DamagedFiles(),
        ["damaged-lines"] = DamagedLines(),
        ["every-record"] = Of(EveryRecord.File(), One('b').Add(Sample("q-1", 0), Sample("q-2", 1), Sample("z", 0))),
        ["fingerprints"] = Fingerprints(),
        ["forget"] = Forgets(),
        ["forked"] = Forked(),
        ["no-errors-over-results"] = Of(One('a').Add(Sample("p", 0), Sample("q", outcome: Outcome.Skipped), Sample("r", outcome: Outcome.Timeout)), One('b', ('a', 3)).Add(Error("p", 2), Error("q", 2), Error("r", 2))),
        ["not-of-this-format"] = Of(WrongLines(), One('b').Add(Sample("last", 1))),
        ["notes"] = Notes(),
        ["other-format"] = OtherFormat(),
        ["plans"] = Of(
            One('a').Add(Plan("Tests.Eval", true, 3, ["gone"])).Add(Plan("Tests.Other", false, 7)).Add(Sample("gone", 1)),
            One('b', ('a', 3)).Add(Plan("Tests.Eval", true, 2, ["gone", "older"])).Add(Plan("Tests.Eval", true, 2, ["oldest"]) with { Continues = true }).Add(Plan("Tests.Eval", true, 1) with { Limit = 1 }).Add(Plan("Tests.Eval", true, 9) with { Filter = "*" })),
        ["retract"] = Retracts(),
        ["seen-1-later-counts"] = Of(One('a').Add(Sample("p", 0.25)), One('b', ('a', 1)).Add(Sample("p", 0.5))),
        ["seen-2-ids-decide-nothing"] = Of(One('z').Add(Sample("p", 0.25)), One('a', ('z', 1)).Add(Sample("p", 0.5))),
        ["seen-3-zero-is-a-result"] = Of(One('a').Add(Sample("p", 0)), One('b', ('a', 1)).Add(Error("p"))),
        ["seen-4-input-changed"] = Of(One('a').Add(Sample("p")), One('b', ('a', 1)).Add(Error("p") with { InputHash = 43 })),
        ["seen-5-completed-first"] = Of(One('a').Add(Sample("p")), One('b').Add(Error("p", 2))),
        ["seen-6-higher-attempt"] = Of(One('a').Add(Sample("p", 0.25, attempt: 2)), One('b').Add(Sample("p", 0.5))),
        ["seen-7-worked"] = Of(
            One('a').Add(Error("p"), Sample("q", 0.25)),
            One('b', ('a', 1)).Add(Sample("p", 0.5, attempt: 2), Error("q")),
            One('c', ('b', 2)).Add(Error("p", 3), Sample("q", 0.75, attempt: 2)),
            One('d', ('c', 1)).Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('c', 1))))),
        ["unknown-1-conflict"] = Of(One('a').Add(Sample("p", 0.25, attempt: 2), Sample("q", 0.5), Sample("r", 0.5), Sample("s")), One('b').Add(Sample("p", 0.5), Sample("q", 0.5), Sample("r", 0.5, input: 43), Error("s"))),
        ["unknown-2-retracted"] = Of(One('a').Add(Sample("p", 0.25, attempt: 2)), One('b').Add(Sample("p", 0.5)), One('c', ('a', 1)).Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('a', 1))))),
        ["unknown-3-settled"] = Of(One('a').Add(Sample("p", 0.25, attempt: 2)), One('b').Add(Sample("p", 0.5)), One('c', ('a', 1), ('b', 1)).Add(Sample("p", 0.75))),
        ["unknown-4-error-between"] = Of(One('a').Add(Sample("p", 0.25)), One('b').Add(Error("p", 3)), One('c', ('a', 1), ('b', 1)).Add(Error("p", 4)), One('d', ('b', 1)).Add(Error("p", 5))),
        ["seen-8-missing-file"] = Of(One('a').Add(Sample("p", 0.25, attempt: 2)), One('c', ('b', 5)).Add(Sample("p", 0.5))),
        ["seen-9-circle"] = Of(One('a', ('b', 1)).Add(Sample("p", 0.25), Sample("q", 0.25)), One('b', ('a', 1)).Add(Sample("p", 0.5), Error("q", 2)), One('c', ('c', 9), ('b', 1)).Add(Error("p", 4))),
        ["shards"] = Shards(),
        ["tiny"] = Of(Tiny()),
        ["unicode"] = Of(One('a').Add(Sample("ä"), Sample("a\u0308"), Sample("😀"), Sample("\u0000\u001f\"\\/\u007f\u2028\ufeff"), Sample(""), Sample("日本語") with { Scores = [new Score("größe", 1), new Score("📏", 2)] })),
        ["variants-1-planned"] = Of(
            One('a').Add(new EvalRecord(EvalId, "Eval", [], null) { Variant = "m: 1" }).Add(Keyed("m: 1", 0, 0.25)).Add(Plan(EvalId, true, 3) with { Variant = "m: 1" }).Add(Plan(EvalId, true, 5) with { Variant = "m: 2" }).Add(Plan(EvalId, true, 7)).Add("plan", $"\"eval\":\"{EvalId}\",\"variant\":2,\"exhausted\":true,\"count\":9")),
        ["variants-2-retracted"] = Of(
            One('a').Add(Keyed("m: 1", 0, 0.25), Keyed("m: 2", 0, 0.5), Keyed("", 0, 0.75)),
            One('b', ('a', 3)).Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('a', 3))) { Variant = "m: 1" })),
        ["variants-3-all-retracted"] = Of(
            One('a').Add(Keyed("m: 1", 0, 0.25), Keyed("m: 2", 0, 0.5), Keyed("", 0, 0.75)),
            One('b', ('a', 3)).Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('a', 3)))).Add(Keyed("m: 2", 0, 1))),
        ["variants-and-trials"] = Of(One('a').Add(Keyed("", 0, 0.25), Keyed("", 1, 0.5), Keyed("m=1", 0, 0.75), Keyed("m=1", 2147483647, 1))),
    };

    /// <summary>The file that stands in FORMAT.md with its bytes.</summary>
    public static SessionBytes Tiny()
    {
        var header = new HeaderRecord { Session = "20261120T110256Z-7f3a9c21d4e84b0f", Experiment = "tiny", Assembly = "Tests", Started = new DateTimeOffset(2026, 11, 20, 11, 2, 56, TimeSpan.Zero), Seen = Seen() };
        return SessionBytes.Begin(header).Add(Sample("p1", 0.5) with { Passed = true, Scores = [new Score("accuracy", 0.5, true)] }).End();
    }

    /// <summary>With what each session ran the eval, and what its rows said is expected; the last lines hold such fields as no version writes.</summary>
    private static MemoryFolder Fingerprints()
    {
        var files = new Dictionary<string, LargeValue> { ["prompts/a.txt"] = new(new string('a', 64), 12), ["prompts/ä.txt"] = new(new string('b', 64), 0) };
        var fingerprint = new EvalFingerprint { Code = new string('1', 32), Build = "Release, C# 5.0.0-2.25523.111+b0f34d51fccc69fd334253924abd8d6853fad7aa", Files = files };
        const string sample = "\"id\":\"odd\",\"trial\":0,\"attempt\":1,\"inputHash\":\"0000000000000000000000000000002a\",\"outcome\":\"completed\"";
        return Of(
            One('a').Add(new EvalRecord(EvalId, "Eval", [], "0f8fad5b-d9cb-469f-a165-70867728950e") { Fingerprint = fingerprint })
                .Add(Sample("p", 0.25) with { ExpectedHash = 42 }, Sample("q", 0.25) with { ExpectedHash = UInt128.MaxValue, Scores = [] }),
            One('b', ('a', 2)).Add(new EvalRecord(EvalId, "Eval", [], null) { Fingerprint = fingerprint with { Code = null, Build = null, IsInstrumented = true, Files = new Dictionary<string, LargeValue>() } })
                .Add("eval", $"\"eval\":\"{EvalId}\",\"module\":7,\"code\":\"no hash\",\"build\":null,\"instrumented\":\"yes\",\"files\":{{\"a\":1,\"b\":{{\"sha256\":\"c\",\"length\":-1}}}}")
                .Add("sample", $"\"eval\":\"{EvalId}\",{sample},\"expectedHash\":[\"none\"],\"index\":0")
                .Add("sample", $"\"eval\":\"{EvalId}\",{sample.Replace("odd", "later", StringComparison.Ordinal)},\"index\":0,\"expectedHash\":\"{new string('2', 32)}\""));
    }

    /// <summary>Which samples belong together; the last lines hold such fields as no version writes, or where no version writes them.</summary>
    private static MemoryFolder Clusters()
    {
        string Odd(string id, string rest) => $"\"eval\":\"{EvalId}\",\"id\":\"{id}\",\"trial\":0,\"attempt\":1,\"inputHash\":\"0000000000000000000000000000002a\",\"outcome\":\"completed\",{rest}";
        return Of(
            One('a').Add(Sample("p", 0.25) with { Cluster = "text 1" }, Sample("q", 0.25) with { Cluster = "text 1", ExpectedHash = 42 }, Sample("r", 0.5) with { Cluster = "größe \"😀\"", Scores = [] }, Sample("s", 0.5), Error("t") with { Cluster = "[1,2]" }),
            One('b', ('a', 5)).Add(Sample("p", 0.75) with { Cluster = "text 2" }, Sample("q", 0.75))
                .Add("sample", Odd("after", $"\"expectedHash\":[\"none\"],\"cluster\":\"\\u0063\""))
                .Add("sample", Odd("later", "\"index\":0,\"cluster\":\"c\""))
                .Add("sample", Odd("empty", "\"cluster\":\"\""))
                .Add("sample", Odd("number", "\"cluster\":7"))
                .Add("sample", Odd("nobody", "\"cluster\":null")));
    }

    private static MemoryFolder Of(params SessionBytes[] files)
    {
        var folder = new MemoryFolder();
        foreach (var file in files)
            folder[file.Name] = file.ToArray();
        return folder;
    }

    private static SessionBytes One(char session, params (char Session, long Sequence)[] seen) => SessionBytes.Begin(session, seen);

    private static SessionBytes Other(char session, string assembly, params (char Session, long Sequence)[] seen) => SessionBytes.Begin(SessionBytes.Header(session, seen) with { Assembly = assembly });

    private static SampleRecord Error(string id, int attempt = 1) => Sample(id, outcome: Outcome.Error, attempt: attempt);

    private static SampleRecord Keyed(string variant, int trial, double score) => Sample("p", score) with { Key = new SampleKey(variant, "p", trial) };

    private static PlanRecord Plan(string eval, bool exhausted, int count, params string[] stale) => new(eval, exhausted, count, null, null, stale);

    private static MemoryFolder Retracts()
    {
        string[] ids = ["p", "p1", "p-2", "q[1]", "r", "😀", "P"];
        var known = Seen(('a', 8 * ids.Length));
        RetractRecord Forget(string eval, string? filter, RetractScope what = RetractScope.All, bool seen = true) => new(eval, what, filter, seen ? known : Seen());
        SessionBytes Samples(SessionBytes file, params string[] evals) => file.Add([.. evals.SelectMany(e => ids.Select((id, i) => (i % 3 == 2 ? Error(id) : Sample(id, i % 3)) with { Eval = e }))]);
        var first = Samples(One('a'), "none", "star", "one", "set", "not", "bracket", "emoji", "failed");
        var second = One('b', ('a', 8 * ids.Length));
        second.Add(Forget("none", null, seen: false)).Add(Forget("star", "p*")).Add(Forget("one", "?")).Add(Forget("set", "[p-q]*")).Add(Forget("not", "[!p]*"))
            .Add(Forget("bracket", "q[[]1[]]")).Add(Forget("emoji", "??")).Add(Forget("failed", "*", RetractScope.Failed))
            .Add(Sample("own", 1)).Add(Forget(EvalId, null, seen: false)).Add(Sample("own", 0.5), Error("again"));
        return Of(first, second);
    }

    /// <summary>Lines are named: of what their session had seen, those alone; the last lines are not of this format.</summary>
    private static MemoryFolder Forgets()
    {
        ForgetRecord Forget(bool failed, params (char Session, (long, long)[] Lines)[] records) => new(records.ToDictionary(r => Id(r.Session), r => (IReadOnlyList<(long, long)>)r.Lines), failed);
        var first = One('a').Add([.. "pqrstuvw".Select((id, i) => Sample($"{id}", i / 8.0))]);
        var second = One('b').Add(Sample("p", 0.75), Sample("x", 0.25));
        var third = One('c', ('a', 6))
            .Add(Forget(false, ('a', [(1, 1), (3, 4), (7, 9)]), ('b', [(2, 2)]), ('z', [(0, 99)])))
            .Add(Sample("own", 0.5), Sample("kept", 0.5))
            .Add(Forget(true, ('c', [(2, 2)]), ('a', [])));
        foreach (var records in new[] { "7", "[1]", "{\"s\":1}", "{\"s\":[2,1]}", "{\"s\":[1,1]}", "{\"s\":[[2,1]]}", "{\"s\":[[1,2],2]}", "{\"s\":[[1]]}", "{\"s\":[-1]}", "{\"s\":[1.5]}", "{\"s\":[1],\"s\":[2]}", "{},\"failed\":1" })
            third.Add("forget", $"\"records\":{records.Replace("\"s\"", $"\"{Id('a')}\"", StringComparison.Ordinal)}");
        return Of(first, second, third);
    }

    /// <summary>What two people said of results, one of them of what ran again since; the last lines are not as the format has them.</summary>
    private static MemoryFolder Notes()
    {
        var first = One('a').Add(
            Sample("p", 0), Sample("q", 1), Error("r"), Sample("s", 0), Sample("t", 0.5) with { Passed = null, Scores = [new Score("length", 7)] },
            Sample("u", 1) with { Scores = [new Score("accuracy", 1, true), new Score("style", 0.25, false)], Passed = false }, Sample("v", 1));
        var ran = One('b', ('a', 7)).Add(Sample("s", 0.25));
        var ada = One('c', ('a', 7), ('b', 1))
            .Add(Note('a', 1, "p", "The answer is right.", new Score("accuracy", 1, true, "4 is four")))
            .Add(Note('a', 2, "q", "größe \"😀\""))
            .Add(Note('a', 3, "r", "an error has no scores", new Score("accuracy", 1, true)))
            .Add(Note('a', 4, "s", "of what ran again", new Score("accuracy", 1, true)))
            .Add(Note('a', 5, "t", "", new Score("length", 9), new Score("human", -0.5)))
            .Add(Note('a', 6, "u", "", new Score("style", 1, true)));
        var bob = One('d', ('a', 7))
            .Add(Note('a', 1, "p", "It is not.", new Score("accuracy", 0.5, false)))
            .Add(Note('a', 5, "t", "judged", new Score("human", 0, false)))
            .Add(Note('a', 2, "p", "of another sample", new Score("accuracy", 1, true)))
            .Add(Note('a', 7, "v", "of another input", new Score("accuracy", 0, false)) with { InputHash = 43 })
            .Add(Note('z', 1, "p", "of a session that is not here", new Score("accuracy", 1, true)))
            .Add(Note('a', 7, "v") with { Eval = "Tests.Nothing" });
        var judged = $"\"eval\":\"{EvalId}\",\"id\":\"v\",\"trial\":0,\"session\":\"{Id('a')}\",\"line\":7,\"inputHash\":\"0000000000000000000000000000002a\"";
        bob.Add("note", $"{judged},\"author\":7,\"at\":\"noon\",\"text\":[\"none\"],\"variant\":\"\"");
        foreach (var rest in new[] { "[]", "{\"accuracy\":0}", "{\"accuracy\":{\"value\":0},\"accuracy\":{\"value\":0}}", "{\"accuracy\":{\"value\":1e999}}", "{\"accuracy\":{\"value\":0,\"passed\":null}}", "{\"accuracy\":{\"value\":0,\"value\":0}}", "{\" \":{\"value\":0}}" })
            bob.Add("note", $"{judged},\"text\":\"wrong\",\"scores\":{rest}");
        foreach (var (right, wrong) in new[] { (":7,", ":-1,"), (":7,", ":7.0,"), ("2a\"", "2A\""), ("\"trial\":0", "\"trial\":-1"), (EvalId, ""), ("\"id\":\"v\",", ""), ($"\"{Id('a')}\"", "null") })
            bob.Add("note", $"{judged.Replace(right, wrong, StringComparison.Ordinal)},\"text\":\"wrong\"");
        return Of(first, ran, ada, bob);
    }

    private static MemoryFolder Shards()
    {
        string[] ids = ["p", "q", "r", "日本語", "h-38ee2076f202a22e", "h-38ee2076f202a22e~2"];
        var first = SessionBytes.Begin(SessionBytes.Header('a') with { Shard = new Shard(1, 2) }).Add([.. ids.Select(id => Sample(id, 0.25))]).Add(Plan(EvalId, true, 6)).Add(Plan(EvalId, true, 3) with { Shard = new Shard(1, 2), Trials = 5 });
        var second = SessionBytes.Begin(SessionBytes.Header('b', ('a', 8)) with { Shard = new Shard(2, 2) })
            .Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('a', 8)), new Shard(2, 2)))
            .Add(Sample("q", 0.75))
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"shard\":\"3/2\"")
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"shard\":\"1/10001\"")
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"shard\":\"01/2\"")
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"shard\":2")
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"shard\":null")
            .Add("plan", "\"eval\":\"Tests.Eval\",\"exhausted\":true,\"count\":7,\"trials\":0")
            .Add("retract", "\"eval\":\"Tests.Eval\",\"what\":\"all\",\"shard\":\"1\",\"seen\":{\"" + Id('a') + "\":8}");
        // The only part is the whole; and in a header it is for people.
        var third = SessionBytes.BeginRaw(Id('c'), $"\"format\":\"evaltest/1\",\"session\":\"{Id('c')}\",\"experiment\":\"x\",\"assembly\":\"Tests\",\"seen\":{{}},\"shard\":[]")
            .Add("plan", "\"eval\":\"Tests.Other\",\"exhausted\":true,\"count\":9,\"shard\":\"1/1\",\"trials\":3");
        var folder = Of(first, second);
        folder["Tests.third.jsonl"] = third.ToArray();
        return folder;
    }

    private static SessionBytes WrongLines()
    {
        var file = One('a');
        foreach (var (type, body) in OddLines.WrongLines.Where(line => line.Body.Length < 5_000))
            file.Add(type, body);
        foreach (var (body, index) in OddLines.RightBodies.Select((body, index) => (body, index)))
            file.Add("sample", body.Replace("\"p\"", $"\"right-{index}\"", StringComparison.Ordinal));
        return file;
    }

    private static MemoryFolder DamagedLines()
    {
        var file = One('a').Add(Sample("p", 0.25), Sample("q", 0.5));
        file.AddLine(file.Lines[1]).Skip().Add(Sample("r", 0.75));
        byte[] changed = [.. SessionBytes.Begin('a').Skip().Skip().Skip().Skip().Add(Sample("s")).Lines[1]];
        changed[^30] ^= 1;
        file.Skip().AddLine(changed).Add(Sample("t", 1)).AddLine("\n"u8.ToArray()).AddLine("\0\0\0\n"u8.ToArray()).AddLine([0xFF, 0xFE, (byte)'\n']).AddLine("{}\r\n"u8.ToArray());
        file.AddLine(One('b').Add(Sample("foreign")).Lines[1]).Add(Sample("u", 0.125)).AddLine("{\"n\":9,\"t\":\"sam"u8.ToArray());
        return Of(file);
    }

    private static MemoryFolder DamagedFiles()
    {
        var folder = Of(One('a').Add(Sample("p", 0.25)));
        var whole = One('b').Add(Sample("q", 0.5));
        folder["Tests.empty.jsonl"] = [];
        folder["Tests.torn.jsonl"] = whole.Lines[0][..40];
        folder["Tests.headless.jsonl"] = whole.Lines[1];
        folder["Tests.feed.jsonl"] = "\n"u8.ToArray();
        folder["Tests.zeros.jsonl"] = new byte[1024];
        folder["Tests.changed.jsonl"] = [.. Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(whole.ToArray()).Replace("\"Tests\"", "\"Toast\"", StringComparison.Ordinal))];
        folder["Tests.noassembly.jsonl"] = Raw("\"format\":\"evaltest/1\",\"session\":\"d\",\"experiment\":\"x\",\"seen\":{}");
        folder["Tests.nosession.jsonl"] = Raw("\"format\":\"evaltest/1\",\"session\":\"\",\"experiment\":\"x\",\"assembly\":\"Tests\",\"seen\":{}");
        folder["Tests.seentwice.jsonl"] = Raw("\"format\":\"evaltest/1\",\"session\":\"d\",\"experiment\":\"x\",\"assembly\":\"Tests\",\"seen\":{\"a\":1,\"a\":2}");
        folder["Tests.odd-but-right.jsonl"] = Raw("\"future\":1,\"seen\":{},\"assembly\":\"Tests\",\"experiment\":\"\",\"session\":\"d\",\"format\":\"evaltest/1\",\"started\":7,\"options\":[]");
        folder["Tests.not-read.json"] = whole.ToArray();
        return folder;
    }

    private static MemoryFolder Copies()
    {
        var file = One('a').Add(Sample("p", 0.25), Sample("q", 0.5), Sample("r", 0.75));
        var folder = Of(file);
        folder["Tests.longer.jsonl"] = [.. file.Lines[0], .. file.Lines[1], .. file.Lines[2], .. new byte[500]];
        folder["Tests.shorter.jsonl"] = [.. file.Lines[0], .. file.Lines[2]];
        return folder;
    }

    /// <summary>A machine that was copied while it ran: both went on as one session.</summary>
    private static MemoryFolder Forked()
    {
        var folder = Of(One('a').Add(Sample("p", 0.25), Sample("q", 0.5), Sample("r", 0.5)));
        folder["Tests.other.jsonl"] = One('a').Add(Sample("p", 0.25), Sample("q", 0.75), Error("s")).Add(Sample("t")).ToArray();
        return folder;
    }

    private static MemoryFolder OtherFormat()
    {
        var folder = Of(One('a').Add(Sample("p", 0.25)));
        folder["Others.d.jsonl"] = Raw("\"format\":\"evaltest/2\",\"session\":\"d\",\"seen\":[\"all is different here\"]");
        return folder;
    }

    private static byte[] Raw(string header) => SessionBytes.BeginRaw(System.Text.RegularExpressions.Regex.Match(header, "\"session\":\"(.*?)\"").Groups[1].Value, header).ToArray();
}
