namespace EvalTest.Sessions;

/// <summary>The verdict of the current record.</summary>
internal enum Verdict : byte
{
    None,
    Passed,
    Failed,
}
