using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Sessions that knew nothing of each other: two machines, or two copies of one experiment that each went on.</summary>
public sealed class UnacquaintedSessionsTests : IDisposable
{
    private readonly SessionFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_result_that_did_not_count_stands_when_the_one_that_did_is_retracted_by_someone_who_did_not_know_it()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25, attempt: 2));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5));
        await RetractAsync('c', RetractScope.All, ('a', 1));

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task A_retraction_takes_all_that_stands_and_its_session_knew()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25, attempt: 2));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5));
        await RetractAsync('c', RetractScope.All, ('a', 1), ('b', 1));

        Assert.Equal("p None", files.State("p"));
    }

    [Fact]
    public async Task A_retraction_of_failures_takes_a_failed_rival_and_leaves_the_result_that_counts()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25, attempt: 2));
        await files.WriteAsync('b', Seen(), Sample("p", 0));
        await RetractAsync('c', RetractScope.Failed, ('a', 1), ('b', 1));

        Assert.Equal(("p 0.25", 0), (files.State("p"), Conflicts("p")));
    }

    [Fact]
    public async Task A_result_that_did_not_count_stands_when_an_error_of_another_input_replaces_the_one_that_did()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25, attempt: 3, input: 1));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5, input: 2));
        await files.WriteAsync('c', Seen(('a', 1)), Sample("p", outcome: Outcome.Error, input: 2));

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task An_error_that_met_a_result_does_not_stand_though_another_result_beside_it_was_unknown()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.25));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5));
        await files.WriteAsync('c', Seen(('a', 1)), Sample("p", outcome: Outcome.Error, attempt: 2));
        await RetractAsync('d', RetractScope.All, ('a', 1), ('b', 1));

        Assert.Equal("p None", files.State("p"));
    }

    [Fact]
    public async Task Tries_of_sessions_that_did_not_know_of_each_other_are_those_of_the_one_that_tried_most()
    {
        await files.WriteAsync('a', Seen(), Sample("p", outcome: Outcome.Error, attempt: 4));
        await files.WriteAsync('b', Seen(), Sample("p", outcome: Outcome.Error, attempt: 2));
        await files.WriteAsync('c', Seen(('b', 1)), Sample("p", outcome: Outcome.Error, attempt: 3));

        Assert.Equal(4, Claim(Load(), "p").Tries);
    }

    [Theory]
    [InlineData(0.5, 42, 0.5, 42, 0)]
    [InlineData(0.5, 42, 0.25, 42, 1)]
    [InlineData(0.5, 42, 0, 42, 1)]
    [InlineData(0.5, 42, 0.5, 43, 1)]
    public async Task Two_completed_results_are_in_conflict_if_they_differ(double score, int input, double otherScore, int otherInput, int conflicts)
    {
        await files.WriteAsync('a', Seen(), Sample("p", score, input: (UInt128)input));
        await files.WriteAsync('b', Seen(), Sample("p", otherScore, input: (UInt128)otherInput));

        Assert.Equal(conflicts, Conflicts("p"));
    }

    [Fact]
    public async Task Another_verdict_alone_is_a_conflict()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.5) with { Passed = true });
        await files.WriteAsync('b', Seen(), Sample("p", 0.5) with { Passed = false });

        Assert.Equal(1, Conflicts("p"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_score_that_one_of_them_lacks_is_a_conflict_whichever_counts(int attempt)
    {
        await files.WriteAsync('a', Seen(), Sample("p", attempt: attempt) with { Scores = [Score.Measure("x", 1)] });
        await files.WriteAsync('b', Seen(), Sample("p") with { Scores = [Score.Measure("x", 1), Score.Measure("y", 1)] });

        Assert.Equal(1, Conflicts("p"));
    }

    [Fact]
    public async Task Where_only_one_completed_there_is_no_conflict()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.5));
        await files.WriteAsync('b', Seen(), Sample("p", outcome: Outcome.Timeout, attempt: 3));

        Assert.Equal(("p 0.5", 0), (files.State("p"), Conflicts("p")));
    }

    [Fact]
    public async Task A_session_that_knew_both_settles_their_conflict()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.5));
        await files.WriteAsync('b', Seen(), Sample("p", 0.25));
        await files.WriteAsync('c', Seen(('a', 1), ('b', 1)), Sample("p", 0.75));

        Assert.Equal(("p 0.75", 0), (files.State("p"), Conflicts("p")));
    }

    [Fact]
    public async Task A_conflict_is_counted_once_for_a_sample_and_names_the_place_of_both()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0.5));
        await files.WriteAsync('b', Seen(), Sample("p", 0.5), Sample("q", 1));
        await files.WriteAsync('c', Seen(), Sample("p", 0.25), Sample("q", 0));
        var state = Load();
        Claim(state, "p");
        Claim(state, "q");

        var (count, first) = state.Eval(EvalId).Conflicts(most: 1);

        Assert.Equal((2, "c 1, a 1"), (count, string.Join("; ", first.Select(f => $"{Name(state, f.Counts)}, {Name(state, f.Rival)}"))));
    }

    [Fact]
    public void A_result_beside_another_takes_no_more_memory_than_any_other()
    {
        const int Samples = 200_000;
        using var folder = Disks.Local.Create(files.Folder);
        KnownSession[] sessions = [.. "ab".Select((id, place) => new KnownSession(folder, "", Header(id, Seen())) { Place = place })];
        var results = new EvalResults(EvalId, sessions);
        var head = new SampleHead();
        head.Set(0, Sample("p"));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var record = 0; record < 2 * Samples; record++)
        {
            head.Key = (UInt128)(uint)(record % Samples) * 0x9E3779B97F4A7C15;
            results.Fold(head, new LinePlace(record / Samples, record, record));
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (2.0 * Samples), 64, 120);
    }

    [Fact]
    public async Task What_was_chosen_by_its_failure_stays_chosen_though_a_session_that_did_not_know_it_retracts_all()
    {
        await files.WriteAsync('a', Seen(), Sample("p", 0));
        await RetractAsync('b', RetractScope.Failed, ('a', 1));
        await RetractAsync('c', RetractScope.All, ('a', 1));
        var between = Load().Eval(EvalId).Aggregate((_, _, selected) => selected);
        await RetractAsync('d', RetractScope.All, ('b', 1), ('c', 1));

        Assert.Equal((true, false), (between, Load().Eval(EvalId).Aggregate((_, _, selected) => selected)));
    }

    [Fact]
    public async Task Copies_of_one_session_give_together_what_each_has_lost()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5), Sample("r", 0.75));
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var lines = text.Split('\n');
        await File.WriteAllTextAsync(path, text.Replace("\"id\":\"p\"", "\"id\":\"x\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var copy = path + ".copy.jsonl";
        await File.WriteAllTextAsync(copy, $"{lines[0]}\n{lines[1]}\n{lines[3]}\n", TestContext.Current.CancellationToken);

        Assert.Equal("p 0.25, q 0.5, r 0.75", files.State("p", "q", "r"));
        Assert.Equal(
            [
                $"{path}:2: the line does not match its checksum; what it said counts only if another file of this session holds it.",
                $"{path}:3: lines 1 to 1 are missing before it; what they said counts only if another file of this session holds it.",
                $"{copy}:3: lines 2 to 2 are missing before it; what they said counts only if another file of this session holds it.",
            ],
            Load().Damage.Select(d => d.ToString()));
    }

    [Fact]
    public async Task Lines_of_copies_are_folded_in_the_order_of_their_numbers()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("p", 0.5));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path, $"{lines[0]}\n{lines[2]}\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(path + ".copy.jsonl", $"{lines[0]}\n{lines[1]}\n", TestContext.Current.CancellationToken);

        Assert.Equal("p 0.5", files.State("p"));
    }

    [Fact]
    public async Task A_session_that_went_on_in_two_places_loses_nothing_and_is_explained()
    {
        var path = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("q", 0.5));
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        File.Delete(path);
        var other = await files.WriteAsync('a', Seen(), Sample("p", 0.25), Sample("r", 0.75), Sample("s", 1));
        var copy = other + ".copy.jsonl";
        await File.WriteAllTextAsync(copy, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);

        var damage = Load().Damage;

        Assert.Equal("p 0.25, q 0.5, r 0.75, s 1", files.State("p", "q", "r", "s"));
        Assert.Equal(
            $"{other}:3: line number 2 says something else than line number 2 of {copy}: this session went on in two places, as when a machine is copied while it runs. Nothing is lost: the lines of both files count, and of two results of one sample the one with the larger number.",
            Assert.Single(damage).ToString());
    }

    private ExperimentState Load() => ExperimentState.Load(files.Folder, "Tests");

    private int Conflicts(params string[] ids)
    {
        var state = Load();
        foreach (var id in ids)
            Claim(state, id);
        return state.Eval(EvalId).Conflicts(most: 0).Count;
    }

    private static ResultSlot Claim(ExperimentState state, string id)
    {
        var known = state.Eval(EvalId).Claim(KeyHash.Of(new SampleKey("", id, 0)), 0, out var slot);
        state.Eval(EvalId).Include(slot, awaited: false);
        return known;
    }

    private static string Name(ExperimentState state, LinePlace place) => $"{state.Sessions[place.Session].Header.Session[^1]} {place.Sequence}";

    private static HeaderRecord Header(char session, IReadOnlyDictionary<string, long> seen) =>
        new() { Session = Id(session), Experiment = "x", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = seen };

    private async Task RetractAsync(char session, RetractScope what, params (char Session, long Sequence)[] seen)
    {
        using var folder = Disks.Local.Create(files.Folder);
        await using var writer = await SessionWriter.CreateAsync(folder, Header(session, Seen(seen)), Durability.Os, 1000);
        await writer.WriteAsync(LineKind.Retract, new RetractRecord(EvalId, what, null, Seen(seen)));
        await writer.FlushAsync();
    }
}
