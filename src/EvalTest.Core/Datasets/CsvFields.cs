namespace EvalTest.Datasets;

/// <summary>Rows as the fields themselves, in their order.</summary>
/// <param name="emptyIsNull">Whether an empty field of the column of this name, if there is one, and position is null; otherwise it is empty text.</param>
internal sealed class CsvFields<T>(Func<string, int, bool> emptyIsNull) : CsvRow<T>
{
    private IReadOnlyList<string> names = [];

    public override void Begin(CsvRecords records) => names = records.Header;

    public override T Read(string[] fields, out string? problem)
    {
        problem = null;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Length == 0 && emptyIsNull(i < names.Count ? names[i] : "", i))
                fields[i] = null!;
        }

        return (T)(object)fields;
    }
}
