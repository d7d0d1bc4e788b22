using EvalTest.Core.Tests.Sessions;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class ExperimentRetractTests
{
    private static readonly string[] ids = ["p", "q", "r", "s", "t"];

    private static readonly (RetractQuery Query, string Forgotten)[] queries =
    [
        (new RetractQuery { Errors = true }, "rs"),
        (new RetractQuery { Failed = true }, "qrs"),
        (new RetractQuery { Eval = "*" }, "pqrst"),
        (new RetractQuery { Eval = EvalId }, "pqrst"),
        (new RetractQuery { Sample = "[p-r]" }, "pqr"),
        (new RetractQuery { Sample = "[p-r]", Errors = true }, "r"),
        (new RetractQuery { Sample = "[p-r]", Failed = true }, "qr"),
        (new RetractQuery { KeepFirst = 0 }, "pqrst"),
        (new RetractQuery { KeepFirst = 1 }, "qrst"),
        (new RetractQuery { KeepFirst = 2 }, "rst"),
        (new RetractQuery { KeepFirst = 3 }, ""),
        (new RetractQuery { KeepFirst = 4 }, ""),
        (new RetractQuery { KeepFirst = 1, Failed = true }, "qrs"),
        (new RetractQuery { KeepFirst = 1, Sample = "[pqs]" }, "qs"),
        (new RetractQuery { AfterSession = Id('a') }, "t"),
        (new RetractQuery { AfterSession = Id('b') }, ""),
        (new RetractQuery { AfterSession = Id('a'), Errors = true }, ""),
    ];

    private static readonly (RetractQuery Query, string Why)[] refused =
    [
        (new RetractQuery(), "say which results, with --errors, --failed, --eval, --sample, --keep-first or --after-session"),
        (new RetractQuery { KeepFirst = -1 }, "--keep-first -1 is no number of samples"),
        (new RetractQuery { Sample = "[z-a]" }, "the pattern \"[z-a]\" has a range that runs backwards"),
        (new RetractQuery { Eval = "Other*" }, $"no eval in {Path.Combine(Store.Root, "x")} matches \"Other*\". There are {EvalId}."),
        (new RetractQuery { AfterSession = "c" }, $"there is no session \"c\" in {Path.Combine(Store.Root, "x")}. There are {Id('a')}, {Id('b')}."),
    ];

    // By rows: p passed, q failed, r an error, s a time-out, t passed later.
    private readonly Store store = new Store().With(
        "x",
        SessionBytes.Begin('a').Add(At(0, Sample("p")), At(1, Sample("q", 0)), At(2, Sample("r", outcome: Outcome.Error)), At(3, Sample("s", outcome: Outcome.Timeout))).End(),
        SessionBytes.Begin('b', ('a', 5)).Add(At(4, Sample("t"))));

    public static TheoryData<string> Queries { get; } = [.. queries.Select(q => q.Query.ToString())];

    public static TheoryData<string> Refused { get; } = [.. refused.Select(q => q.Query.ToString())];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task What_is_asked_for_is_forgotten_and_the_rest_is_as_it_was(string asked)
    {
        var (query, forgotten) = queries.Single(q => q.Query.ToString() == asked);
        var before = ids.ToDictionary(id => id, id => Describe(store.Load("x"), id));
        var files = store.Files("x");

        var foreseen = await RetractAsync(query, isDryRun: true);
        Assert.Equal(files, store.Files("x"));
        var done = await RetractAsync(query);

        Assert.Equal(string.Join(", ", ids.Select(id => forgotten.Contains(id, StringComparison.Ordinal) ? $"{id} None" : before[id])), Describe(store.Load("x"), ids));
        Assert.Equal((forgotten.Length, forgotten.Length > 0 ? 1 : 0), (done.Count, done.Sessions.Count));
        Assert.Equal(foreseen.Evals, done.Evals);
        Assert.Equal(files, string.Join("\n", store.Files("x")!.Split("\n").Where(file => !done.Sessions.Contains(file.Split(" ")[0]))));
        Assert.Empty(store.Load("x").Damage);
    }

    [Fact]
    public async Task It_says_how_many_results_of_which_evals_it_forgets()
    {
        var done = await RetractAsync(new RetractQuery { Failed = true });

        Assert.Equal([new ForgottenResults("Tests", EvalId, "", Completed: 1, Errors: 2, Skipped: 0)], done.Evals);
    }

    [Fact]
    public async Task Each_assembly_gets_a_session_of_its_own()
    {
        store.With("x", SessionBytes.Begin(SessionBytes.Header('c') with { Assembly = "Others" }).Add(Sample("r", outcome: Outcome.Error)));

        var done = await RetractAsync(new RetractQuery { Errors = true });

        Assert.Equal(["Others", "Tests"], done.Sessions.Select(s => s.Split('.')[0]));
        Assert.Equal(["Others", "Tests"], done.Evals.Select(e => e.Assembly));
    }

    [Fact]
    public async Task A_trial_alone_can_be_forgotten()
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p"), Sample("p", outcome: Outcome.Error) with { Key = new SampleKey("", "p", 1) }));

        var done = await RetractAsync(new RetractQuery { Errors = true }, name: "y");

        Assert.Equal(1, done.Count);
        Assert.Equal("p 1", Describe(store.Load("y"), "p"));
    }

    [Fact]
    public async Task What_stands_beside_a_forgotten_result_counts_then()
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p", 0.25)), SessionBytes.Begin('b').Add(Sample("p", 0.5, attempt: 2)));

        await RetractAsync(new RetractQuery { AfterSession = Id('a') }, name: "y");

        Assert.Equal("p 0.25", Describe(store.Load("y"), "p"));
    }

    [Fact]
    public async Task Only_what_was_chosen_by_its_failure_marks_the_figures_as_selected()
    {
        bool IsSelected() => store.Load("x").Eval(EvalId).Aggregate((_, _, selected) => selected);

        await RetractAsync(new RetractQuery { Errors = true });
        Assert.False(IsSelected());
        await RetractAsync(new RetractQuery { Failed = true, KeepFirst = 1 });
        Assert.True(IsSelected());
    }

    [Fact]
    public async Task While_a_process_writes_nothing_is_forgotten_and_it_is_named()
    {
        using var folder = store.Find("x")!;
        using var shared = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);
        using var held = folder.TryLock("Tests.net10.0.lock", LockMode.Exclusive);
        new WriterFacts(4711, "lab", DateTimeOffset.UnixEpoch, TimeSpan.Zero, false).Write(folder, "Tests.net10.0.owner.json");

        var refusal = await Assert.ThrowsAsync<ExperimentBusyException>(() => RetractAsync(new RetractQuery { Errors = true }));

        Assert.StartsWith("Nothing of the experiment \"x\" was forgotten: process 4711 on lab has been writing it since", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await RetractAsync(new RetractQuery { Errors = true }, isDryRun: true)).Count);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_makes_no_sense_is_refused(string asked)
    {
        var (query, why) = refused.Single(q => q.Query.ToString() == asked);
        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => RetractAsync(query));

        Assert.StartsWith("Nothing was forgotten: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_all_is_forgotten_or_nothing()
    {
        var before = Describe(store.Load("x"), ids);

        var count = await store.EveryCrashOfAsync(() => RetractAsync(new RetractQuery { Errors = true }), found =>
            Assert.Contains(Describe(found.Load("x"), ids), new[] { before, "p 1, q 0, r None, s None, t 1" }));

        Assert.InRange(count, 50, 1_000);
        Assert.Equal("p 1, q 0, r None, s None, t 1", Describe(store.Load("x"), ids));
    }

    private static SampleRecord At(int row, SampleRecord record) => record with { Index = row };

    private Task<RetractedExperiment> RetractAsync(RetractQuery query, bool isDryRun = false, string name = "x") =>
        ExperimentRetract.RetractAsync(store.Disk, Store.Root, name, query, isDryRun, store.Clock);
}
