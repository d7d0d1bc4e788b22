namespace EvalTest.Datasets;

/// <summary>Where a row begins.</summary>
/// <param name="File">Its full path.</param>
/// <param name="Line">From 1.</param>
internal readonly record struct RowPlace(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}
