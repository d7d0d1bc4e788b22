namespace EvalTest.TestKit;

/// <summary>A child process did not do what the test needs; the message holds all it said.</summary>
public sealed class ChildProcessException(string message) : Exception(message);
