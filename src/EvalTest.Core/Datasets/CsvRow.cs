namespace EvalTest.Datasets;

/// <summary>Makes a row of a type out of the fields of one row of a file.</summary>
internal abstract class CsvRow<T>
{
    /// <summary>The columns are known now.</summary>
    /// <exception cref="DatasetException">The type needs a column that there is not.</exception>
    public abstract void Begin(CsvRecords records);

    /// <summary>The row, or in words why it is none.</summary>
    public abstract T? Read(string[] fields, out string? problem);
}
