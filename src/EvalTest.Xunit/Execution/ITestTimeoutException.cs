namespace EvalTest.Xunit.Execution;

/// <summary>Its name alone makes xunit report a time-out.</summary>
internal interface ITestTimeoutException;
