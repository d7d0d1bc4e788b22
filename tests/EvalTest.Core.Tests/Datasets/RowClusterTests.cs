namespace EvalTest.Datasets.Tests;

public class RowClusterTests
{
    public static TheoryData<object?, string?> Clusters => new()
    {
        { new Marked("text 1"), "text 1" },
        { new Marked(7), "7" },
        { new Marked(1.50m), "1.5" },
        { new Marked(DayOfWeek.Friday), "Friday" },
        { new Marked(("a", 1)), """["a",1]""" },
        { new Marked(null), null },
        { new Marked(""), null },
        { new { Text = "text 1" }, null },
        { "text 1", null },
        { null, null },
    };

    [Theory]
    [MemberData(nameof(Clusters))]
    public void What_is_marked_is_the_cluster(object? row, string? cluster) => Assert.Equal(cluster, SampleFactory.Create(0, row).Cluster);

    [Fact]
    public void A_long_text_is_known_by_its_hash()
    {
        var clusters = new[] { new string('a', 200), new string('a', 201), new string('a', 202) }.Select(text => SampleFactory.Create(0, new Marked(text)).Cluster!).ToArray();

        Assert.Equal([200, 18, 18], clusters.Select(c => c.Length));
        Assert.Equal(3, clusters.Distinct().Count());
    }

    [Fact]
    public void The_cluster_is_part_of_the_content() =>
        Assert.NotEqual(SampleFactory.Create(0, new Marked("a")).InputHash, SampleFactory.Create(0, new Marked("b")).InputHash);

    [Theory]
    [InlineData(typeof(Two), "Row 3: RowClusterTests.Two marks A and B with [Cluster]. Mark one of them.")]
    [InlineData(typeof(Hidden), "Row 3: [Cluster] on RowClusterTests.Hidden.Secret marks no public property or field that can be read. Mark one that can.")]
    [InlineData(typeof(Half), "Row 3: its cluster, RowClusterTests.Half.Text, has no content: ")]
    [InlineData(typeof(Throwing), "Row 3: reading its cluster from RowClusterTests.Throwing threw System.InvalidOperationException: no")]
    public void A_mark_that_means_nothing_is_refused(Type type, string message)
    {
        var refusal = Assert.Throws<DatasetException>(() => RowCluster.Find(3, Activator.CreateInstance(type)));

        Assert.Contains(message.Replace("RowClusterTests.", "", StringComparison.Ordinal), refusal.Message.Replace("EvalTest.Datasets.Tests.RowClusterTests.", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    public sealed record Marked([property: Cluster] object? Text);

    public sealed class Two
    {
        [Cluster]
        public int A { get; } = 1;

        [Cluster]
        public int B { get; } = 2;
    }

    public sealed class Hidden
    {
        [Cluster]
        private string Secret { get; } = "s";

        public int Length => Secret.Length;
    }

    public sealed class Half
    {
        [Cluster]
        public string Text { get; } = "\ud800";
    }

    public sealed class Throwing
    {
        [Cluster]
        public string Text => throw new InvalidOperationException("no");
    }
}
