using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Planning;
using EvalTest.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Planning;

public sealed class DatasetPlanTests
{
    /// <summary>Few contents, so that many rows are equal to others.</summary>
    private static readonly Arbitrary<(int[] Rows, int Count, int Seed)> datasets =
        (from rows in Gen.Choose(0, 9).ArrayOf()
         from count in Gen.Choose(2, 5)
         from seed in Gen.Choose(0, 1000)
         select (rows, count, seed)).ToArbitrary();

    [Fact]
    public void The_parts_of_any_dataset_are_disjoint_and_complete_whatever_the_order_of_its_rows()
    {
        Prop.ForAll(datasets, d =>
        {
            var whole = Ids(d.Rows, new RunOptions());
            var parts = Enumerable.Range(1, d.Count).SelectMany(i => Ids(Shuffled(d.Rows, d.Seed + i), new RunOptions { Shard = new Shard(i, d.Count) }));

            Assert.Equal(whole.Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_equal_rows_each_copy_is_in_the_part_of_its_own_id()
    {
        int[] rows = [5, 5, 5, 5, 5, 5];

        var parts = Enumerable.Range(1, 3).Select(i => Ids(rows, new RunOptions { Shard = new Shard(i, 3) })).ToList();

        Assert.All(parts.Index(), p => Assert.All(p.Item, id => Assert.Equal(p.Index + 1, Shard.NumberOf(id, 3))));
        Assert.Equal(6, parts.Sum(p => p.Count));
        Assert.True(parts.Count(p => p.Count > 0) > 1);
    }

    [Fact]
    public void A_limit_counts_rows_before_they_are_parted()
    {
        var rows = Enumerable.Range(0, 40).ToArray();

        var parts = Enumerable.Range(1, 2).SelectMany(i => Ids(rows, new RunOptions { Shard = new Shard(i, 2), Limit = 10 }));

        Assert.Equal(Ids(rows, new RunOptions { Limit = 10 }).Order(StringComparer.Ordinal), parts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_trials_of_a_sample_follow_each_other_each_with_a_seed_of_its_own()
    {
        var trials = Plan([1, 2], new RunOptions { Repeat = 3 }).Planned;

        Assert.Equal([0, 1, 2, 0, 1, 2], trials.Select(t => t.Key.Trial));
        Assert.Equal([0, 0, 0, 1, 1, 1], trials.Select(t => t.Sample.Index));
        Assert.Equal(6, trials.Select(t => SampleSeed.Of(0, t.Key)).Distinct().Count());
        Assert.Equal(6, trials.Select(t => t.KeyHash).Distinct().Count());
    }

    [Fact]
    public void A_limit_counts_samples_not_trials()
    {
        var (planned, tally) = Plan([1, 2, 3, 4], new RunOptions { Repeat = 3, Limit = 2 });

        Assert.Equal((6, 6, 2), (planned.Count, tally.Planned, tally.Samples));
    }

    [Fact]
    public void Equal_rows_are_copies_however_many_trials_they_have()
    {
        var trials = Plan([1, 1], new RunOptions { Repeat = 2 }).Planned;

        Assert.Equal(2, trials.Select(t => t.Sample.Id).Distinct().Count());
        Assert.EndsWith("~2", trials[^1].Sample.Id, StringComparison.Ordinal);
        Assert.Equal($"{trials[0].Sample.Id}~2#2", trials[^1].Key.Name);
    }

    [Fact]
    public void Two_rows_of_one_id_are_refused_in_every_part()
    {
        object[] rows = [new Row("a"), new Row("b"), new Row("a")];

        foreach (var number in new[] { 1, 2 })
        {
            var refusal = Assert.ThrowsAny<EvalTestException>(() => Plan(rows, new RunOptions { Shard = new Shard(number, 2), Repeat = 2 }));
            Assert.Contains("rows 0 and 2 of the dataset (counted from 0) both have the id \"a\"", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, null, null, 1)]
    [InlineData(null, null, 4, 4)]
    [InlineData(null, 3, 4, 3)]
    [InlineData(2, 3, 4, 2)]
    public void The_command_line_is_stronger_than_the_attribute_and_that_than_the_file(int? given, int? attribute, int? file, int trials)
    {
        var options = new RunOptions { Repeat = given, DefaultRepeat = file };

        Assert.Equal(trials, options.TrialsOf(Engine.Eval() with { Repeat = attribute }));
    }

    private static int[] Shuffled(int[] rows, int seed)
    {
        int[] shuffled = [.. rows];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static List<string> Ids(int[] rows, RunOptions options) => [.. Plan([.. rows.Cast<object>()], options).Planned.Select(t => t.Sample.Id)];

    private static (List<PlannedTrial> Planned, PlanTally Tally) Plan(object[] rows, RunOptions options)
    {
        var plan = new DatasetPlan(Engine.Eval(), new EvalResults("Tests.Eval", []), options);
        var planned = plan.ReadAsync(Engine.Stream(rows), CancellationToken.None).ToBlockingEnumerable().ToList();
        return (planned, plan.Tally);
    }

    private sealed record Row(string Id);
}
