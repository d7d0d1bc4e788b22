using EvalTest.Model;
using FsCheck;
using FsCheck.Fluent;

namespace EvalTest.Core.Tests.Model;

public sealed class ShardTests
{
    [Theory]
    // As in FORMAT.md, worked out by Python.
    [InlineData("p1", 2, 2)]
    [InlineData("p1", 4, 4)]
    [InlineData("p1", 10_000, 9588)]
    [InlineData("h-38ee2076f202a22e", 3, 1)]
    [InlineData("h-38ee2076f202a22e~2", 3, 3)]
    [InlineData("日本語", 10_000, 6372)]
    [InlineData("", 3, 2)]
    public void The_part_of_an_id_never_changes(string id, int count, int number)
    {
        Assert.Equal(number, Shard.NumberOf(id, count));
    }

    [Theory]
    [InlineData("1/2", 1, 2)]
    [InlineData("2/2", 2, 2)]
    [InlineData("10000/10000", 10_000, 10_000)]
    public void A_part_is_read_and_written_alike(string text, int number, int count)
    {
        Assert.True(Shard.TryParse(text, out var shard));
        Assert.Equal(new Shard(number, count), shard);
        Assert.Equal(text, shard!.ToString());
    }

    [Fact]
    public void The_only_part_is_the_whole()
    {
        Assert.True(Shard.TryParse("1/1", out var shard));
        Assert.Null(shard);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("/2")]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1/0")]
    [InlineData("1/10001")]
    [InlineData("01/2")]
    [InlineData("+1/2")]
    [InlineData("1 /2")]
    [InlineData("1/2/2")]
    [InlineData("-1/2")]
    [InlineData("1/4294967298")]
    [InlineData("a/b")]
    public void Anything_else_is_no_part(string text)
    {
        Assert.False(Shard.TryParse(text, out _));
    }

    [Fact]
    public void Every_id_is_in_exactly_one_part()
    {
        var count = Gen.Choose(1, Shard.MostParts);
        var cases = count.SelectMany(n => ArbMap.Default.GeneratorFor<NonNull<string>>().Select(id => (Id: id.Get, Count: n))).ToArbitrary();

        Prop.ForAll(cases, c => Assert.Equal(1, Enumerable.Range(1, Math.Min(c.Count, 64)).Count(i => new Shard(i, Math.Min(c.Count, 64)).Holds(c.Id)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_parts_are_of_about_the_same_size()
    {
        var sizes = Enumerable.Range(0, 10_000).CountBy(i => Shard.NumberOf($"sample-{i}", 10)).Select(s => s.Value).ToList();

        Assert.Equal(10, sizes.Count);
        Assert.All(sizes, s => Assert.InRange(s, 850, 1_150));
    }

    [Fact]
    public void An_id_of_any_length_has_a_part()
    {
        Assert.InRange(Shard.NumberOf(new string('x', 100_000), 7), 1, 7);
    }
}
