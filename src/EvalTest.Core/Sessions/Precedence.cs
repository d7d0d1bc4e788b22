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

    /// <summary>Whether a record counts before a result that stands, where neither session knew of the other.</summary>
    public static bool Outranks(SampleHead head, KnownSession session, in ResultSlot other, KnownSession otherSession) =>
        Outranks((head.Outcome == Outcome.Completed, AttemptOf(head), session), other, otherSession);

    /// <summary>The same for two results that stand.</summary>
    public static bool Outranks(in ResultSlot slot, KnownSession session, in ResultSlot other, KnownSession otherSession) =>
        Outranks((slot.State == ResultState.Completed, slot.Attempt, session), other, otherSession);

    /// <summary>The number of the try, as far as a slot can hold it.</summary>
    public static ushort AttemptOf(SampleHead head) => (ushort)Math.Min(head.Attempt, ushort.MaxValue);

    private static bool Outranks((bool Completed, ushort Attempt, KnownSession Session) first, in ResultSlot other, KnownSession otherSession)
    {
        if (first.Completed != (other.State == ResultState.Completed))
            return first.Completed;
        if (first.Attempt != other.Attempt)
            return first.Attempt > other.Attempt;
        return string.CompareOrdinal(first.Session.Header.Session, otherSession.Header.Session) > 0;
    }
}
