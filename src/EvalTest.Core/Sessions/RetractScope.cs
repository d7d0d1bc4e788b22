namespace EvalTest.Sessions;

/// <summary>Which results a retraction forgets.</summary>
internal enum RetractScope
{
    /// <summary>Errors, time-outs and completed results with a bad verdict.</summary>
    Failed,

    /// <summary>Every result.</summary>
    All,
}
