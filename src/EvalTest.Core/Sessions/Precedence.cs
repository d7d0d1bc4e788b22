namespace EvalTest.Sessions;

/// <summary>Which of two records of one trial is the current one. Pure; the rules stand in FORMAT.md.</summary>
internal static class Precedence
{
    /// <summary>Whether a record that is folded later replaces the current one.</summary>
    /// <param name="current">The current record.</param>
    /// <param name="currentSession">Its session.</param>
    /// <param name="head">The later record.</param>
    /// <param name="session">Its session: the same, or one that no earlier folded session has seen.</param>
    public static bool Replaces(in ResultSlot current, KnownSession currentSession, SampleHead head, KnownSession session)
    {
        if (current.State == ResultState.None)
            return true;

        var completed = head.Outcome == Outcome.Completed;
        if (currentSession.Header.Session == session.Header.Session || session.Seen.Has(currentSession.Place, current.Sequence))
            return completed || current.State != ResultState.Completed || current.InputHash != head.InputHash;

        // Neither knew of the other: two machines, or two copies that each resumed.
        if (completed != (current.State == ResultState.Completed))
            return completed;
        if (head.Attempt != current.Attempt)
            return head.Attempt > current.Attempt;
        return string.CompareOrdinal(session.Header.Session, currentSession.Header.Session) > 0;
    }
}
