using System.Globalization;

namespace EvalTest.Benchmarks;

/// <summary>One row of the dataset that every contestant runs.</summary>
public sealed record Row(string Id, int Value, string Text);

/// <summary>How much there is to do, from the environment.</summary>
public static class Workload
{
    public static int Rows { get; } = Number("BENCH_ROWS", 1000);

    /// <summary>How long a body that waits does so.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromMilliseconds(Number("BENCH_DELAY_MS", 100));

    public static IEnumerable<Row> All() => Enumerable.Range(0, Rows).Select(i => new Row($"s{i}", i, "A robe takes 2 bolts of blue fiber."));

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
