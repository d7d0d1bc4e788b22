namespace EvalTest.Sessions;

/// <summary>The outcome of the current record, or that there is none.</summary>
internal enum ResultState : byte
{
    None,
    Completed,
    Error,
    Timeout,
    Skipped,
}
