using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

public sealed class ExperimentStateTests : IDisposable
{
    private readonly SessionFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_later_line_of_the_same_session_supersedes_an_earlier_one()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("p", 0.5, attempt: 2));

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task A_session_supersedes_what_it_has_seen_whatever_the_ids_say()
    {
        await files.WriteAsync('z', Seen(), Sample("p", 0.25));
        await files.WriteAsync('a', Seen(('z', 1)), Sample("p", 0.5));

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task An_error_does_not_supersede_a_completed_result()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0));
        await files.WriteAsync('b', Seen(('a', 1)), Sample("p", outcome: Outcome.Error, attempt: 2));

        Assert.Equal("p 0", files.State("p"));
    }

    [Fact]
    public async Task An_error_supersedes_a_result_of_another_input()
    {
        await files.WriteAsync('a', Seen(), Sample("p"));
        await files.WriteAsync('b', Seen(('a', 1)), Sample("p", outcome: Outcome.Error, input: 43));

        Assert.Equal("p Error", files.State("p"));
    }

    [Fact]
    public async Task Of_two_that_had_not_seen_each_other_the_completed_one_counts()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", outcome: Outcome.Error, attempt: 3));
        await files.WriteAsync('b', Seen(), Sample("p", outcome: Outcome.Error, attempt: 2), Sample("q", 0.5));

        Assert.Equal("p 0.25, q 0.5", files.State("p", "q"));
    }

    [Fact]
    public async Task Of_two_completed_that_had_not_seen_each_other_the_higher_attempt_counts_then_the_session_id()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25, attempt: 2), Sample("q", 0.25));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5), Sample("q", 0.5));

        Assert.Equal("p 0.25, q 0.5", files.State("p", "q"));
    }

    [Fact]
    public async Task An_error_that_stayed_behind_a_result_does_not_lend_it_its_attempt()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25));
        await files.WriteAsync('b', Seen(('a', 1)), Sample("p", outcome: Outcome.Error, attempt: 2));
        await files.WriteAsync('c', Seen(), Sample("p", 0.5));

        // Neither of a and c had seen the other and both are a first attempt, so the larger session id decides.
        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public void A_slot_is_64_bytes_and_holds_any_session_and_sequence()
    {
        var session = new KnownSession(Disks.Local.Create(files.Folder), "", new HeaderRecord { Session = Id('a'), Experiment = "x", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = Seen() });
        var results = new EvalResults(EvalId, [.. Enumerable.Repeat(session, 70_000)]);
        var head = new SampleHead();
        head.Set(1, Sample("p"));

        results.Fold(head, new LinePlace(69_999, 5_000_000_000, 0));

        Assert.Equal((69_999, 5_000_000_000, 64), results.Aggregate((slots, _, _) => (slots[0].Session, slots[0].Sequence, System.Runtime.CompilerServices.Unsafe.SizeOf<ResultSlot>())));
    }

    [Fact]
    public async Task A_session_has_seen_what_those_that_it_names_had_seen()
    {
        await files.WriteAsync('z', Seen(), Sample("p", 0.25));
        await files.WriteAsync('y', Seen(('z', 1)), Sample("q"));
        await files.WriteAsync('a', Seen(('y', 1)), Sample("p", 0.5));

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task A_new_session_names_every_other_with_its_last_line()
    {
        await files.WriteAsync('a', Seen(), Sample("p"), Sample("q"));
        await files.WriteAsync('b', Seen(('a', 2)), Sample("p"));
        await files.WriteAsync('c', Seen(('b', 1)), Sample("p"));
        await files.WriteAsync('d', Seen(('a', 1)), Sample("p"), Sample("q"));

        Assert.Equal(Seen(('a', 2), ('b', 1), ('c', 1), ('d', 2)).OrderBy(s => s.Key), ExperimentState.Load(files.Folder, "Tests").Seen.OrderBy(s => s.Key));
    }

    [Fact]
    public async Task Two_files_of_one_session_are_one()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path + ".copy.jsonl", string.Join('\n', lines[..2]) + "\n", TestContext.Current.CancellationToken);

        Assert.Equal("p 0.25, q 0.5", files.State("p", "q"));
    }

    [Fact]
    public async Task Every_prefix_of_a_file_yields_the_lines_that_are_whole()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(path, bytes[..length], TestContext.Current.CancellationToken);

            var whole = bytes[..length].Count(b => b == '\n');
            Assert.Equal(whole switch { <= 1 => "p unknown, q unknown", 2 => "p 0.25, q unknown", _ => "p 0.25, q 0.5" }, files.State("p", "q"));
        }
    }

    [Fact]
    public async Task A_damaged_line_is_named_and_the_others_are_believed()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, text.Replace("0.25", "0.75", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var state = ExperimentState.Load(files.Folder, "Tests");

        Assert.Equal("p unknown, q 0.5", files.State("p", "q"));
        Assert.Equal($"{path}:2: the line does not match its checksum; its sample runs again.", state.Damage[0].ToString());
    }

    [Fact]
    public async Task A_repeated_line_and_a_missing_line_are_named()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5), Sample("r", 0.75));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, string.Join('\n', lines[0], lines[1], lines[1], lines[3]) + "\n", TestContext.Current.CancellationToken);

        var state = ExperimentState.Load(files.Folder, "Tests");

        Assert.Equal("p 0.25, q unknown, r 0.75", files.State("p", "q", "r"));
        Assert.Equal(
            [
                $"{path}:3: line number 1 stands where 2 is due; it is a repetition or out of order and is not believed.",
                $"{path}:4: lines 2 to 2 are missing before it; the samples they recorded run again.",
            ],
            state.Damage.Select(d => d.ToString()));
    }

    [Fact]
    public async Task A_file_of_an_unknown_format_is_refused_untouched()
    {
        var header = "{\"n\":0,\"t\":\"header\",\"format\":\"evaltest/2\",\"session\":\"s\",\"experiment\":\"x\",\"assembly\":\"Tests\",\"started\":\"2026-11-20T11:02:56Z\",\"seen\":{},\"options\":{}";
        var checksum = Crc32C.Finish(Crc32C.Append(Crc32C.Seed("s"), System.Text.Encoding.UTF8.GetBytes(header)));
        var path = Path.Combine(files.Folder, "Tests.s.jsonl");
        await File.WriteAllTextAsync(path, $"{header},\"c\":\"{checksum:x8}\"}}\n", TestContext.Current.CancellationToken);

        var refusal = Assert.ThrowsAny<EvalTestException>(() => ExperimentState.Load(files.Folder, "Tests"));

        Assert.Equal($"{path} has the format \"evaltest/2\"; this version of EvalTest reads \"evaltest/1\". Nothing was changed. Update the EvalTest packages, or use another experiment name.", refusal.Message);
    }

    [Fact]
    public async Task A_whole_record_comes_back_as_it_was_written()
    {
        var record = Sample("p", 0.25) with
        {
            Index = 3,
            Started = DateTimeOffset.UnixEpoch.AddDays(1),
            Duration = TimeSpan.FromMilliseconds(12.5),
            Error = new("System.Exception", "no \"luck\"\n", "at X"),
            InputJson = """{"q":"\u001b"}"""u8.ToArray(),
            Values = [KeyValuePair.Create("response", "\"ä\""u8.ToArray())],
            Usage = new TokenUsage(1, 2, 0.5m),
            Output = "line\n",
            Warnings = ["careful"],
            Attachments = [KeyValuePair.Create("picture", new SampleAttachment(null, [1, 2], "image/png"))],
        };
        var path = await files.WriteAsync('a', Seen(), record);

        var read = SampleLines.ReadAt(ExperimentState.Load(files.Folder, "Tests").Sessions[0], (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken))[0].Length + 1);

        Assert.Equivalent(record, read, strict: true);
    }
}
