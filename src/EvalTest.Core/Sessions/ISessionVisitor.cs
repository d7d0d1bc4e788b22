namespace EvalTest.Sessions;

/// <summary>Is shown the believed lines of a session, in their order.</summary>
internal interface ISessionVisitor
{
    /// <param name="head">Valid during the call.</param>
    /// <param name="copy">Which of the session's files holds the line.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="offset">Where it begins.</param>
    void Sample(SampleHead head, int copy, long sequence, long offset);

    void Record(SessionRecord record, int copy, long sequence);
}
