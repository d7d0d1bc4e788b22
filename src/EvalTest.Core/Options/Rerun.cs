namespace EvalTest.Options;

/// <summary>What of an earlier session runs again.</summary>
internal enum Rerun
{
    Errors,
    Failed,
    All,
    None,
}
