namespace EvalTest.Model;

/// <summary>Another process holds what this one needs alone. Nothing was done.</summary>
internal sealed class ExperimentBusyException(string message) : EvalTestException(message);
