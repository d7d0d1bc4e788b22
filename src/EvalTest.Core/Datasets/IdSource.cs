namespace EvalTest.Datasets;

/// <summary>Reads the id of a row of one type; null where this row has no place for one.</summary>
internal delegate FoundId? IdSource(object row);
