using EvalTest.Core.Tests.Storage;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>
/// What happened up to one moment: the disk, what every session wrote, what was promised. It goes on operation by operation and holds a run
/// to what no run may ever do.
/// </summary>
internal sealed class History
{
    private readonly Dictionary<int, WrittenSession> writing = [];

    public History(DiskImage image)
        : this(image, [])
    {
    }

    private History(DiskImage image, List<WrittenSession> sessions)
    {
        Image = image;
        Sessions = sessions;
    }

    public DiskImage Image { get; }

    /// <summary>In the order of their beginning.</summary>
    public List<WrittenSession> Sessions { get; }

    public void Apply(DiskOperation operation)
    {
        if (operation is DiskOperation.Mark mark)
            Note(mark.Note);
        else
            Hold(operation);
        Image.Apply(operation);
    }

    /// <summary>The same past with the disk that was found after it. What outlasts the process alone is promised no longer once the power was cut.</summary>
    public History On(DiskImage found, bool powerWasCut)
    {
        var copy = new History(found, Sessions.ConvertAll(s => s.Copy(powerWasCut)));
        foreach (var (inode, session) in writing)
            copy.writing.Add(inode, copy.Sessions[Sessions.IndexOf(session)]);
        return copy;
    }

    private void Hold(DiskOperation operation)
    {
        switch (operation)
        {
            case DiskOperation.Make { Kind: InodeKind.File } make when SessionFileName.IsOne(make.Name):
                var session = new WrittenSession(make.Name);
                Sessions.Add(session);
                writing.Add(make.Inode, session);
                break;
            case DiskOperation.Append append when writing.TryGetValue(append.File, out var written):
                written.Append(append.Bytes);
                break;
            case DiskOperation.Append append:
                Assert.False(IsSession(append.File), "a session file of an earlier process was written to");
                break;
            case DiskOperation.Move move:
                Assert.False(SessionFileName.IsOne(move.Name) || SessionFileName.IsOne(move.NewName), "a session file was moved or replaced");
                break;
            case DiskOperation.Delete delete:
                Assert.False(SessionFileName.IsOne(delete.Name), "a session file was deleted");
                break;
        }
    }

    private bool IsSession(int file) =>
        Enumerable.Range(0, Image.Count).Any(i => Image[i].Entries.Any(e => e.Value == file && SessionFileName.IsOne(e.Key)));

    private void Note(RunNote note)
    {
        switch (note.What)
        {
            case NoteKind.Began:
                writing.Clear();
                break;
            case NoteKind.Acknowledged or NoteKind.Reported when note.Samples > 0:
                Sessions[^1].Promise(note.Samples, note.What == NoteKind.Reported);
                break;
            case NoteKind.BuildsOn:
                foreach (var line in note.Lines!)
                    Sessions.Single(s => s.Name == line.File).Promise(line.Offset, outlastsPower: true);
                break;
        }
    }
}
