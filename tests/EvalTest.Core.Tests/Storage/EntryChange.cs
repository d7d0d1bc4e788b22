namespace EvalTest.Core.Tests.Storage;

/// <summary>A change of folders' entries that is only in memory so far. It survives a power cut as a whole or not at all.</summary>
/// <param name="Inode">What it is about.</param>
/// <param name="From">The folder that loses a name; -1 for none.</param>
/// <param name="OldName">That name.</param>
/// <param name="To">The folder that gets a name; -1 for none.</param>
/// <param name="NewName">That name.</param>
internal readonly record struct EntryChange(int Inode, int From, string OldName, int To, string NewName)
{
    public bool Touches(int folder) => From == folder || To == folder;

    public void Apply(Func<int, Dictionary<string, int>> entriesOf)
    {
        if (From >= 0 && entriesOf(From).TryGetValue(OldName, out var there) && there == Inode)
            entriesOf(From).Remove(OldName);
        if (To >= 0)
            entriesOf(To)[NewName] = Inode;
    }
}
