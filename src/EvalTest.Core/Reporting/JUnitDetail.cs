namespace EvalTest.Reporting;

/// <summary>What of an experiment becomes a test case of a JUnit report.</summary>
internal enum JUnitDetail
{
    /// <summary>Each eval, judged as its test was: by its gates where it has any.</summary>
    Evals,

    /// <summary>The same, and each sample as it ended, whether or not the eval's gates forgive it.</summary>
    Samples,
}
