using EvalTest.Model;
using EvalTest.Sessions;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Which results count with what people said of them; the golden folder <c>notes</c> has the fields.</summary>
public sealed class NoteTests
{
    private static readonly Score right = new("accuracy", 1, true);

    [Fact]
    public void The_note_of_a_result_that_ran_again_counts_no_more_and_is_kept()
    {
        var results = Load(SessionBytes.Begin('a').Add(Sample("p", 0)), SessionBytes.Begin('b', ('a', 1)).Add(Note('a', 1, "p", "old", right)), SessionBytes.Begin('c', ('a', 1)).Add(Sample("p", 0.5)));

        Assert.Equal("p 0.5 Passed", Say(results));
        Assert.Equal(["old False"], results.NotesOf(new SampleKey("", "p", 0)).Select(n => $"{n.Text} {n.Counts}"));
        Assert.False(results.AnyEdited);
    }

    [Fact]
    public void A_note_of_a_result_that_steps_back_into_its_place_counts_again()
    {
        SessionBytes[] files = [SessionBytes.Begin('a').Add(Sample("p", 0)), SessionBytes.Begin('b').Add(Sample("p", 0.5, attempt: 2)), SessionBytes.Begin('c', ('a', 1)).Add(Note('a', 1, "p", "", right))];

        Assert.Equal("p 0.5 Passed", Say(Load(files)));
        Assert.Equal("p 1 Passed", Say(Load([.. files, SessionBytes.Begin('d', ('b', 1)).Add(new RetractRecord(EvalId, RetractScope.All, null, Seen(('b', 1))))])));
    }

    [Fact]
    public void What_takes_its_place_in_a_run_counts_as_it_is_recorded()
    {
        var state = LoadState(SessionBytes.Begin('a').Add(Sample("p", 0)), SessionBytes.Begin('b').Add(Sample("p", 0.5, attempt: 2)), SessionBytes.Begin('c', ('a', 1)).Add(Note('a', 1, "p", "", right)).Add(Note('b', 1, "p", "", new Score("accuracy", 0.25, false))));
        var results = state.Eval(EvalId);
        Assert.Equal("p 0.25 Failed", Say(results));

        results.Fold(new ForgetRecord(new Dictionary<string, IReadOnlyList<(long, long)>> { [Id('b')] = [(1, 1)] }, false), state.Knowing(0, Seen(('b', 1))), 9);

        Assert.Equal("p 1 Passed", Say(results));
        Assert.True(results.AnyEdited);
    }

    [Fact]
    public void Results_that_were_recorded_the_same_are_in_no_conflict_when_one_is_edited()
    {
        var same = Load(SessionBytes.Begin('a').Add(Sample("p", 0)), SessionBytes.Begin('b').Add(Sample("p", 0)), SessionBytes.Begin('c').Add(Note('b', 1, "p", "", right, new Score("human", 1))));
        var different = Load(SessionBytes.Begin('a').Add(Sample("p", 0)), SessionBytes.Begin('b').Add(Sample("p", 1)), SessionBytes.Begin('c').Add(Note('b', 1, "p", "", new Score("accuracy", 0, false))));

        Assert.Equal(("p 1 Passed", 0), (Say(same), same.AllConflicts(1).Count));
        Assert.Equal(("p 0 Failed", 1), (Say(different), different.AllConflicts(1).Count));
    }

    [Fact]
    public void What_failed_goes_by_recorded_verdicts_for_a_retraction()
    {
        var results = Load(
            SessionBytes.Begin('a').Add(Sample("p", 0), Sample("q", 1)),
            SessionBytes.Begin('b', ('a', 2)).Add(Note('a', 1, "p", "", right)).Add(Note('a', 2, "q", "", new Score("accuracy", 0, false))),
            SessionBytes.Begin('c', ('a', 2), ('b', 2)).Add(new RetractRecord(EvalId, RetractScope.Failed, null, Seen(('a', 2)))));

        Assert.Equal("q 0 Failed", Say(results));
    }

    [Fact]
    public void A_record_is_read_as_it_counts_and_can_be_read_as_it_was()
    {
        var folder = Folder(SessionBytes.Begin('a').Add(Sample("p", 0) with { Scores = [new Score("accuracy", 0, false, "no") { Scorer = "exact/1" }] }), SessionBytes.Begin('b').Add(Note('a', 1, "p", "look", right)));
        var state = ExperimentState.Load(folder, "Tests");
        var slot = state.Eval(EvalId).Find(KeyHash.Of(new SampleKey("", "p", 0)), out _);

        var record = SampleLines.ReadAt(state.Sessions[slot.Session], slot.Offset);

        Assert.Equal((true, new Score("accuracy", 1, true) { Scorer = "exact/1" }), (record.Passed, Assert.Single(record.Scores)));
        Assert.Equal("look", record.Review!.EditOf("accuracy")!.Text);
        Assert.Equal((false, 0.0, null), (SampleReview.Undo(record).Passed, SampleReview.Undo(record).Scores[0].Value, SampleReview.Undo(record).Review));
    }

    private static EvalResults Load(params SessionBytes[] files) => LoadState(files).Eval(EvalId);

    private static ExperimentState LoadState(params SessionBytes[] files)
    {
        var state = ExperimentState.Load(Folder(files), "Tests");
        Assert.Empty(state.Damage);
        return state;
    }

    private static MemoryFolder Folder(params SessionBytes[] files)
    {
        var folder = new MemoryFolder();
        foreach (var file in files)
            folder[file.Name] = file.ToArray();
        return folder;
    }

    /// <summary>Of each result that counts its score and verdict.</summary>
    private static string Say(EvalResults results) => results.Aggregate((slots, columns, _) =>
        string.Join(", ", "pq".SelectMany(id => Enumerable.Range(0, slots.Count)
            .Where(i => slots[i].Key == KeyHash.Of(new SampleKey("", $"{id}", 0)) && slots[i].State == ResultState.Completed)
            .Select(i => $"{id} {columns[0][i]} {slots[i].Verdict}"))));
}
