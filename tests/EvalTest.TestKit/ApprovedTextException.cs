namespace EvalTest.TestKit;

/// <summary>A text differs from the approved one.</summary>
public sealed class ApprovedTextException(string message) : Exception(message);
