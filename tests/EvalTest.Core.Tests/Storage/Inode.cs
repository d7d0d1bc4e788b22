namespace EvalTest.Core.Tests.Storage;

/// <summary>A file or folder of a simulated disk.</summary>
internal sealed class Inode(InodeKind kind)
{
    public InodeKind Kind { get; } = kind;

    /// <summary>A folder's entries as every process sees them.</summary>
    public Dictionary<string, int> Entries { get; private init; } = [];

    /// <summary>A folder's entries as of its last sync.</summary>
    public Dictionary<string, int> DurableEntries { get; private init; } = [];

    public FileContent Content { get; private init; } = new();

    public Inode Copy() => new(Kind) { Entries = new(Entries), DurableEntries = new(DurableEntries), Content = Content.Copy() };

    /// <summary>As it is found after a power cut, but for the entries that only were in memory.</summary>
    public Inode AfterPowerLoss(Survival survival) => new(Kind) { DurableEntries = new(DurableEntries), Content = Content.AfterPowerLoss(survival) };

    /// <summary>What is durable is all there is: the end of a power cut.</summary>
    public Inode Settled() => new(Kind) { Entries = new(DurableEntries), DurableEntries = DurableEntries, Content = Content };
}
