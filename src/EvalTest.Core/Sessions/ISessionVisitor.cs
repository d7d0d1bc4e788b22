namespace EvalTest.Sessions;

/// <summary>Is shown the believed lines of a session file, in their order.</summary>
internal interface ISessionVisitor
{
    void Sample(SampleHead head, long sequence, long offset);

    void Record(SessionRecord record, long sequence);
}
