namespace EvalTest.Datasets;

/// <summary>Reads the id of a row of one type; null where this row has no place for one.</summary>
internal delegate FoundId? IdSource(object row);

/// <summary>What stands where a row's id stands.</summary>
/// <param name="Member">The place, for messages.</param>
/// <param name="Value">Of any type; null where it is null.</param>
internal readonly record struct FoundId(string Member, object? Value);
