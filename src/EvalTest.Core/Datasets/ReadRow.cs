namespace EvalTest.Datasets;

/// <summary>What a reader of files makes of one row: the row, or why there is none.</summary>
internal readonly record struct ReadRow<T>(T Row, BadRow? Bad)
{
    public static ReadRow<T> Good(T row) => new(row, null);

    public static ReadRow<T> Faulty(DatasetException fault, ReadOnlySpan<byte> bytes) => new(default!, BadRow.Of(fault, bytes));
}
