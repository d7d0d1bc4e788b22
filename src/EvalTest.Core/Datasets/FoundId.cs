namespace EvalTest.Datasets;

/// <summary>What stands where a row's id stands.</summary>
/// <param name="Member">The place, for messages.</param>
/// <param name="Value">Of any type; null where it is null.</param>
internal readonly record struct FoundId(string Member, object? Value);
