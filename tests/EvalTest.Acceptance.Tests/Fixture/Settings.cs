namespace Fixture;

/// <summary>What the acceptance tests ask of the evals, through the environment.</summary>
public static class Settings
{
    public static IEnumerable<Row> Rows => Text("ROWS", "0..10").Split(',').SelectMany(Parse);

    public static TimeSpan Delay => TimeSpan.FromMilliseconds(int.Parse(Text("DELAY", "0")));

    /// <summary>Whether a sample goes on with its work when it is cancelled.</summary>
    public static bool IsDeaf => Text("DEAF", "") == "1";

    public static bool Fails(Row row) => Has("FALSE", row);

    public static bool Throws(Row row) => Has("THROW", row);

    /// <summary>Whether a sample is to wait for a file.</summary>
    public static bool Holds(Row row) => Has("HOLD", row) && !File.Exists(Text("RELEASE", ""));

    public static int Right => int.Parse(Text("RIGHT", "0"));

    public static string Text(string name, string otherwise) => Environment.GetEnvironmentVariable("FIX_" + name) ?? otherwise;

    private static bool Has(string name, Row row) => Text(name, "").Split(',').Contains(row.Id);

    // "0..3" is s0, s1, s2; "a=1" is one row.
    private static IEnumerable<Row> Parse(string item)
    {
        if (item.Split("..") is [var from, var to])
            return Enumerable.Range(int.Parse(from), int.Parse(to) - int.Parse(from)).Select(i => new Row($"s{i}", i));
        var parts = item.Split('=');
        return [new Row(parts[0], int.Parse(parts[1]))];
    }
}
