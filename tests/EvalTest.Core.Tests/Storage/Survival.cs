namespace EvalTest.Core.Tests.Storage;

/// <summary>Decides what of that which was only in memory is found after a power cut.</summary>
internal sealed class Survival
{
    private static readonly double[] shares = [0, 0.1, 0.5, 0.9, 1];

    private readonly string name;
    private readonly Random? random;
    private readonly double entries;
    private readonly double blocks;
    private readonly int ending;

    private Survival(string name, double entries, double blocks, int ending)
    {
        this.name = name;
        this.entries = entries;
        this.blocks = blocks;
        this.ending = ending;
    }

    private Survival(int seed)
    {
        name = $"subset {seed}";
        // The same numbers in every version of .NET: a seed stays good for ever.
        random = new Random(seed);
        entries = shares[random.Next(shares.Length)];
        blocks = shares[random.Next(shares.Length)];
        ending = random.Next(4);
        ByAppend = random.Next(2) == 0;
    }

    /// <summary>All of it.</summary>
    public static Survival Kept => new("kept", 1, 1, 3);

    /// <summary>Nothing.</summary>
    public static Survival Dropped => new("dropped", 0, 0, 0);

    /// <summary>Names and lengths, but no bytes.</summary>
    public static Survival Zeroed => new("zeroed", 1, 0, 3);

    /// <summary>Whole appends survive or not, instead of blocks.</summary>
    public bool ByAppend { get; }

    /// <summary>Some of it, the same for the same seed.</summary>
    public static Survival Subset(int seed) => new(seed);

    public bool KeepsEntry() => Decide(entries);

    public bool Keeps() => Decide(blocks);

    /// <summary>How long a file is found.</summary>
    public int Length(int durable, int length, IReadOnlyList<int> appends) => ending switch
    {
        0 => durable,
        1 when appends.Count > 0 => appends[random!.Next(appends.Count)],
        2 => random!.Next(durable, length + 1),
        _ => length,
    };

    public override string ToString() => name;

    private bool Decide(double share) => random is null ? share > 0 : random.NextDouble() < share;
}
