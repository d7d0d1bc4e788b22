namespace EvalTest.Sessions;

/// <summary>
/// Whether results were chosen by how they had failed: retractions of failed ones that stand, until a session that knew of them retracts
/// everything. For one thread at a time.
/// </summary>
internal sealed class SelectionHistory
{
    private readonly List<(KnownSession Session, long Sequence)> standing = [];

    public bool Any => standing.Count > 0;

    /// <summary>Adds a retraction; whoever knows it knows those that its session knew.</summary>
    public void Add(KnownSession session, long sequence)
    {
        Forget(session);
        standing.Add((session, sequence));
    }

    /// <summary>Forgets what a session knew that retracts everything.</summary>
    public void Forget(KnownSession session) => standing.RemoveAll(s => Precedence.Knows(session, s.Session, s.Sequence));
}
