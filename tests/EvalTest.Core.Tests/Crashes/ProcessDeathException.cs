namespace EvalTest.Core.Tests.Crashes;

/// <summary>What the code meets at every call after its process died: nothing that it could know how to handle.</summary>
internal sealed class ProcessDeathException() : Exception("The process is dead.");
