namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>The engine and the model do not agree.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
