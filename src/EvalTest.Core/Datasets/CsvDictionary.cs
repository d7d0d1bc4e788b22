namespace EvalTest.Datasets;

/// <summary>Rows as dictionaries of the columns' names.</summary>
/// <param name="emptyIsNull">Whether an empty field of this column is null; otherwise it is empty text.</param>
internal sealed class CsvDictionary<T, TValue>(Func<string, int, bool> emptyIsNull) : CsvRow<T>
{
    private IReadOnlyList<string> names = [];
    private bool[] nulls = [];

    public override void Begin(CsvRecords records)
    {
        names = records.Header;
        nulls = [.. names.Select(emptyIsNull)];
    }

    public override T Read(string[] fields, out string? problem)
    {
        problem = null;
        var row = new Dictionary<string, TValue?>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            row.Add(names[i], fields[i].Length == 0 && nulls[i] ? default : (TValue)(object)fields[i]);
        return (T)(object)row;
    }
}
