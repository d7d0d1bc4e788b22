namespace EvalTest.Xunit.Execution;

/// <summary>Its name alone makes xunit report an assertion that failed, not a program that did.</summary>
internal interface IAssertionException;
