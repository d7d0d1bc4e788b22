namespace EvalTest.Options;

/// <summary>Which samples become tests of their own beside the aggregate.</summary>
internal enum ReportMode
{
    Failures,
    All,
    Summary,
}
