using System.Diagnostics.CodeAnalysis;

namespace EvalTest.Datasets;

/// <summary>A type or row that leaves open which of its members is the id. The row's place is added where it is known.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always says which members.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves this folder.")]
internal sealed class IdSourceException(string message) : EvalTestException(message);
