using EvalTest.Storage;

namespace EvalTest.Core.Tests.Storage;

public sealed class SimulatedDiskTests : DiskContract
{
    private readonly SimulatedDisk disk = new();

    private protected override IDisk Disk => disk;

    protected override string Root { get; } = Path.GetFullPath("/machine/root");

    protected override void Link(string name, string? target) => Plant(name, InodeKind.Link);

    protected override void Pipe(string name) => Plant(name, InodeKind.Pipe);

    private void Plant(string name, InodeKind kind) => ((SimulatedFolder)disk.Create(Root)).Plant(name, kind);
}
