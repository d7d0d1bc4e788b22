using EvalTest.Core.Tests.Sessions;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class ExperimentReviewTests
{
    private readonly Store store = new Store().With("x", SessionBytes.Begin('a').Add(Sample("p", 0), Sample("q", 1), Sample("r", outcome: Outcome.Error)).End());

    public static TheoryData<string, string> Refused { get; } = new()
    {
        { "z", "no eval in {x} has a result of a sample \"z\"" },
        { "p --eval Other*", "the sample \"p\" has no such result. It has those of Tests.Eval." },
        { "p --trial 2", "the sample \"p\" has no such result. It has those of Tests.Eval." },
        { "p --eval [z-a]", "--eval \"[z-a]\" has a range that runs backwards" },
        { "r accuracy", "r did not complete (Error), so that no scores of it count" },
        { "p acuracy", "the eval has no score \"acuracy\". It has accuracy. A score that it does not have is added with --new." },
    };

    [Fact]
    public async Task An_edited_score_counts_and_the_recorded_one_stays_in_its_file()
    {
        var before = store.Files("x")!;

        var reviewed = await ScoreAsync("p", "accuracy", 1);

        Assert.Equal("p 1, q 1", Describe(store.Load("x"), "p", "q"));
        Assert.Equal((false, true), (reviewed.Before.Passed, reviewed.Now.Passed));
        Assert.Equal(before, string.Join("\n", store.Files("x")!.Split("\n").Where(file => !file.StartsWith(reviewed.Session, StringComparison.Ordinal))));
        Assert.Empty(store.Load("x").Damage);
    }

    [Fact]
    public async Task It_says_exactly_which_record_is_judged_by_whom_and_when()
    {
        await ReviewAsync(new ReviewRequest { Sample = "q", Author = "Ada", Text = "Why?" });

        var note = Assert.Single(store.Load("x").Eval(EvalId).NotesOf(new SampleKey("", "q", 0)));
        Assert.Equal(("Ada", "Why?", store.Clock.GetUtcNow(), true), (note.Author, note.Text, note.At, note.Counts));
    }

    [Fact]
    public async Task The_figures_and_the_verdict_of_the_experiment_go_by_what_people_gave()
    {
        await ScoreAsync("p", "accuracy", 1);

        using var experiment = RecordedExperiment.Open(store.Disk, Store.Root, "x")!;
        var summary = experiment.Evals[0].Summary;

        Assert.Equal((2, 0, 1, 1.0), (summary.Passed, summary.Failed, summary.Edited, summary.Scores[0].Mean));
        Assert.Equal([true, true, null], experiment.Evals[0].Samples().Select(s => s.Passed));
    }

    [Fact]
    public async Task Of_two_edits_the_later_counts_and_both_are_kept()
    {
        await ScoreAsync("p", "accuracy", 1);
        store.Clock.Advance(TimeSpan.FromHours(1));
        await ScoreAsync("p", "accuracy", 0);

        Assert.Equal("p 0", Describe(store.Load("x"), "p"));
        Assert.Equal([1.0, 0.0], store.Load("x").Eval(EvalId).NotesOf(new SampleKey("", "p", 0)).Select(n => n.Scores[0].Value));
    }

    [Theory]
    [InlineData(0.5, true, 0.5, null, true)]
    [InlineData(0.5, true, 0.75, false, false)]
    [InlineData(1, true, 0, null, false)]
    [InlineData(0, false, 1, null, true)]
    [InlineData(0.5, null, 1, null, null)]
    public async Task A_verdict_follows_where_it_can(double before, bool? verdict, double now, bool? given, bool? follows)
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p") with { Scores = [new Score("accuracy", before, verdict)], Passed = verdict }));

        var reviewed = await ReviewAsync(new ReviewRequest { Sample = "p", Author = "Ada", Scores = [new("accuracy", now)], Passed = given }, "y");

        Assert.Equal((now, follows, follows), (reviewed.Now.Scores[0].Value, reviewed.Now.Scores[0].Passed, reviewed.Now.Passed));
    }

    [Theory]
    [InlineData(0.5, false, "0.5 and bad")]
    [InlineData(1, true, "1 and good")]
    public async Task A_verdict_that_only_the_scorer_knows_is_asked_for(double before, bool verdict, string was)
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p") with { Scores = [new Score("accuracy", before, verdict)] }));

        var refusal = await Assert.ThrowsAsync<EvalTestException>(() => ScoreAsync("p", "accuracy", 0.75, "y"));

        Assert.Equal($"Nothing was written: accuracy of p was {was}; whether 0.75 is good, its scorer cannot be asked. Say so with --pass or --fail.", refusal.Message);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_means_no_result_or_none_that_can_have_it_is_refused_and_nothing_is_written(string asked, string why)
    {
        var before = store.Files("x");
        var words = asked.Split(' ');
        var request = new ReviewRequest { Sample = words[0], Author = "Ada", Text = "t" };
        request = words.ElementAtOrDefault(1) switch
        {
            "--eval" => request with { Eval = words[2] },
            "--trial" => request with { Trial = 2 },
            { } score => request with { Scores = [new(score, 1)] },
            null => request,
        };

        var refusal = await Assert.ThrowsAnyAsync<EvalTestException>(() => ReviewAsync(request));

        Assert.StartsWith($"Nothing was written: {why.Replace("{x}", Path.Combine(Store.Root, "x"), StringComparison.Ordinal)}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, store.Files("x"));
    }

    [Fact]
    public async Task A_sample_with_several_results_has_to_be_named_further()
    {
        store.With("y", SessionBytes.Begin('a').Add(Of("Tests.A", "", 0), Of("Tests.B", "m: 1", 0), Of("Tests.B", "m: 2", 0), Of("Tests.B", "m: 2", 1)));

        var refusal = await Assert.ThrowsAsync<EvalTestException>(() => ScoreAsync("p", "accuracy", 0, "y"));
        var one = await ReviewAsync(new ReviewRequest { Sample = "p", Eval = "Tests.B(m: 2)", Trial = 2, Author = "Ada", Text = "t" }, "y");

        Assert.Equal("Nothing was written: \"p\" has 4 results, of Tests.A --trial 1, Tests.B(m: 1) --trial 1, Tests.B(m: 2) --trial 1, Tests.B(m: 2) --trial 2. Say which one with --eval and --trial.", refusal.Message);
        Assert.Equal(new SampleKey("m: 2", "p", 1), one.Now.Key);
    }

    [Fact]
    public async Task A_run_that_writes_is_in_nobodys_way_and_an_interrupted_one_stays_interrupted()
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p", 0)));
        using var folder = store.Find("y")!;
        using var writing = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);
        using (folder.TryLock("Tests.net10.0.lock", LockMode.Exclusive))
            await ScoreAsync("p", "accuracy", 1, "y");

        using var experiment = RecordedExperiment.Open(store.Disk, Store.Root, "y")!;
        Assert.Equal((ExperimentStatus.Interrupted, 1), (experiment.Status, experiment.Evals[0].Summary.Passed));
    }

    [Fact]
    public async Task While_results_are_being_forgotten_nothing_is_written()
    {
        using var folder = store.Find("x")!;
        using var alone = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);

        await Assert.ThrowsAsync<ExperimentBusyException>(() => ScoreAsync("p", "accuracy", 1));
    }

    [Fact]
    public async Task What_failed_as_it_counts_is_forgotten_by_a_query_for_failures()
    {
        await ScoreAsync("p", "accuracy", 1);
        await ScoreAsync("q", "accuracy", 0);

        var forgotten = await ExperimentRetract.RetractAsync(store.Disk, Store.Root, "x", new RetractQuery { Failed = true }, isDryRun: false, store.Clock);

        Assert.Equal(("p 1, q None, r None", 2), (Describe(store.Load("x"), "p", "q", "r"), forgotten.Count));
    }

    [Fact]
    public async Task After_a_crash_the_edit_counts_or_it_does_not()
    {
        var count = await store.EveryCrashOfAsync(() => ScoreAsync("p", "accuracy", 1), found => Assert.Contains(Describe(found.Load("x"), "p", "q"), new[] { "p 0, q 1", "p 1, q 1" }));

        Assert.InRange(count, 50, 1_000);
        Assert.Equal("p 1, q 1", Describe(store.Load("x"), "p", "q"));
    }

    private static SampleRecord Of(string eval, string variant, int trial) => Sample("p") with { Eval = eval, Key = new SampleKey(variant, "p", trial) };

    private Task<ReviewedSample> ScoreAsync(string sample, string score, double value, string name = "x") =>
        ReviewAsync(new ReviewRequest { Sample = sample, Author = "Ada", Scores = [new(score, value)] }, name);

    private Task<ReviewedSample> ReviewAsync(ReviewRequest request, string name = "x") => ExperimentReview.WriteAsync(store.Disk, Store.Root, name, request, store.Clock);
}
