namespace EvalTest.Sessions;

/// <summary>Is told, on the writer's thread and in the order of the file, that its line is durable.</summary>
internal interface IDurable
{
    /// <summary>The line is on disk as the durability mode promises. Must not throw and must not block.</summary>
    /// <param name="sequence">The line's number within the session.</param>
    /// <param name="offset">Where the line begins in the file, in bytes.</param>
    void Acknowledge(long sequence, long offset);

    /// <summary>The line was handed in but will never be acknowledged. Must not throw and must not block.</summary>
    void Fail(Exception fault);
}
