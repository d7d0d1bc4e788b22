namespace EvalTest.Sessions;

/// <summary>Which records of one trial stand and which of these counts. Pure; the rules stand in FORMAT.md.</summary>
internal static class Precedence
{
    /// <summary>Whether a session knew of a record: it had seen it, or wrote it itself.</summary>
    /// <param name="session">The session.</param>
    /// <param name="other">The session of the record.</param>
    /// <param name="sequence">The record's number there.</param>
    public static bool Knows(KnownSession session, KnownSession other, long sequence) =>
        other.Header.Session == session.Header.Session || session.Seen.Has(other.Place, sequence);

    /// <summary>Whether a record replaces one that its session knew of; an error, time-out or skip never replaces what completed with the same input.</summary>
    public static bool Supersedes(SampleHead head, in ResultSlot known) =>
        head.Outcome == Outcome.Completed || known.State != ResultState.Completed || known.InputHash != head.InputHash;

    /// <summary>Whether the first of two results whose sessions did not know of each other counts before the second.</summary>
    public static bool Outranks(in ResultSlot first, KnownSession firstSession, in ResultSlot second, KnownSession secondSession)
    {
        if (first.State == ResultState.Completed != (second.State == ResultState.Completed))
            return first.State == ResultState.Completed;
        if (first.Attempt != second.Attempt)
            return first.Attempt > second.Attempt;
        return string.CompareOrdinal(firstSession.Header.Session, secondSession.Header.Session) > 0;
    }
}
