namespace EvalTest.Xunit.Discovery;

/// <summary>A part of a row: by position where the row's parts have no names, else by name.</summary>
internal sealed record RowMark(int Position, string Name);
