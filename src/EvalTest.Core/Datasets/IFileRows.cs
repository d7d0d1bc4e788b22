namespace EvalTest.Datasets;

/// <summary>Rows of a file, the ones included that cannot be read.</summary>
internal interface IFileRows
{
    /// <summary>Each row, and a <see cref="BadRow"/> in the place of each that cannot be read.</summary>
    /// <exception cref="DatasetException">While it is enumerated: the file itself cannot be read on.</exception>
    IAsyncEnumerable<object?> ReadAll();
}
