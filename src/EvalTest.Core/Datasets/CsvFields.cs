namespace EvalTest.Datasets;

/// <summary>Rows as the fields themselves, in their order.</summary>
internal sealed class CsvFields<T> : CsvRow<T>
{
    public override void Begin(CsvRecords records)
    {
    }

    public override T Read(string[] fields, out string? problem)
    {
        problem = null;
        return (T)(object)fields;
    }
}
