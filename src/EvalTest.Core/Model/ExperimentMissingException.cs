namespace EvalTest.Model;

/// <summary>There is no such experiment, or no such part of one. Nothing was done.</summary>
internal sealed class ExperimentMissingException(string message) : EvalTestException(message);
