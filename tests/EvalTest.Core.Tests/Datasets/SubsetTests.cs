using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Datasets;

public sealed class SubsetTests
{
    private static readonly int[] hundred = [.. Enumerable.Range(0, 100)];

    /// <summary>As a session of another day and machine must choose again.</summary>
    [Fact]
    public void A_choice_never_changes()
    {
        Assert.Equal([5, 50, 68, 79, 84], Dataset.TakeRandom(hundred, 5));
        Assert.Equal([31, 77, 78, 83, 86], Dataset.TakeRandom(hundred, 5, seed: 7));
        Assert.Equal([50, 68, 84, 79, 5], Dataset.Shuffle(hundred).Take(5));
    }

    [Fact]
    public void A_choice_is_the_same_whatever_the_order_of_the_rows()
    {
        var cases = ArbMap.Default.GeneratorFor<int[]>().SelectMany(rows => Gen.Choose(1, 12).Select(count => (Rows: rows, Count: count))).ToArbitrary();

        Prop.ForAll(cases, c =>
        {
            int[] moved = [.. c.Rows.Reverse()];

            Assert.Equal(Dataset.TakeRandom(c.Rows, c.Count).Order(), Dataset.TakeRandom(moved, c.Count).Order());
            Assert.Equal(Dataset.Shuffle(c.Rows), Dataset.Shuffle(moved));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_chosen_rows_keep_the_order_of_the_dataset()
    {
        Assert.Equal(Dataset.TakeRandom(hundred, 20).Order(), Dataset.TakeRandom(hundred, 20));
        Assert.Equal(Dataset.TakeRandom(hundred.Reverse(), 20).OrderDescending(), Dataset.TakeRandom(hundred.Reverse(), 20));
    }

    [Fact]
    public void A_larger_choice_holds_every_smaller_one_and_a_shuffle_begins_with_it()
    {
        var ten = Dataset.TakeRandom(hundred, 10).ToList();

        Assert.Subset(Dataset.TakeRandom(hundred, 30).ToHashSet(), ten.ToHashSet());
        Assert.Equal(ten, Dataset.Shuffle(hundred).Take(10).Order());
    }

    [Fact]
    public void Rows_that_are_added_push_out_only_as_many_as_come_in()
    {
        var before = Dataset.TakeRandom(hundred, 20).ToHashSet();
        var after = Dataset.TakeRandom(Enumerable.Range(0, 110), 20).ToHashSet();

        Assert.Equal(after.Count(r => r >= 100), before.Except(after).Count());
    }

    [Fact]
    public void Another_seed_makes_another_choice()
    {
        Assert.NotEqual(Dataset.TakeRandom(hundred, 20, seed: 1), Dataset.TakeRandom(hundred, 20, seed: 2));
        Assert.NotEqual(Dataset.Shuffle(hundred, seed: 1), Dataset.Shuffle(hundred, seed: 2));
    }

    [Fact]
    public void A_shuffle_holds_every_row_once()
    {
        Assert.NotEqual(hundred, Dataset.Shuffle(hundred));
        Assert.Equal(hundred, Dataset.Shuffle(hundred).Order());
    }

    [Fact]
    public void Of_fewer_rows_all_are_chosen()
    {
        Assert.Equal([1, 1, 2], Dataset.TakeRandom([1, 1, 2], 10));
    }

    [Fact]
    public void A_row_with_an_id_is_known_by_it_whatever_else_it_holds()
    {
        var before = Enumerable.Range(0, 50).Select(i => new Row($"s{i}", 1));
        var after = Enumerable.Range(0, 50).Select(i => new Row($"s{i}", 2));

        Assert.Equal(Dataset.TakeRandom(before, 10).Select(r => r.Id), Dataset.TakeRandom(after, 10).Select(r => r.Id));
    }

    [Fact]
    public async Task A_stream_is_chosen_from_alike()
    {
        var taken = await Dataset.TakeRandom(Stream(), 5).ToListAsync(TestContext.Current.CancellationToken);
        var shuffled = await Dataset.Shuffle(Stream(), seed: 3).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Dataset.TakeRandom(hundred, 5), taken);
        Assert.Equal(Dataset.Shuffle(hundred, seed: 3), shuffled);
    }

    [Fact]
    public async Task The_stream_is_told_when_nobody_waits_any_more()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Dataset.TakeRandom(Endless(CancellationToken.None), 5).ToListAsync(cancel.Token));
    }

    [Fact]
    public void Only_the_chosen_rows_are_held()
    {
        var alive = new List<WeakReference>();

        using var chosen = Dataset.TakeRandom(Heavy(alive), 3).GetEnumerator();
        Assert.True(chosen.MoveNext());
        GC.Collect();

        Assert.InRange(alive.Count(w => w.IsAlive), 3, 10);
    }

    [Fact]
    public void A_row_that_cannot_be_encoded_is_named_with_what_to_do()
    {
        object[] rows = [1, new Action(() => { })];

        var refusal = Assert.ThrowsAny<EvalTestException>(() => Dataset.TakeRandom(rows, 1).ToList());

        Assert.StartsWith("Row 1: $ cannot be part of a content hash:", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Give the row an id: a property named Id, or one marked [SampleId].", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_chosen_is_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.TakeRandom(hundred, 0));
        Assert.Throws<ArgumentNullException>(() => Dataset.TakeRandom((IEnumerable<int>)null!, 1));
        Assert.Throws<ArgumentNullException>(() => Dataset.Shuffle((IAsyncEnumerable<int>)null!));
    }

    private static async IAsyncEnumerable<int> Stream()
    {
        await Task.CompletedTask;
        foreach (var row in hundred)
            yield return row;
    }

    private static async IAsyncEnumerable<int> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 0; ; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return i;
        }
    }

    private static IEnumerable<Text> Heavy(List<WeakReference> alive)
    {
        for (var i = 0; i < 500; i++)
        {
            var row = new Text($"row {i}");
            alive.Add(new WeakReference(row));
            yield return row;
        }
    }

    private sealed record Row(string Id, int Value);

    private sealed record Text(string Words);
}
