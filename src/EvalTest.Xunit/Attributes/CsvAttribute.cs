using EvalTest.Xunit.Binding;

namespace EvalTest;

/// <summary>
/// Takes the rows of an <see cref="EvalForEachAttribute"/> beside it from a file of comma-separated values, as <see cref="Dataset.Csv{T}"/> reads
/// it. A method that takes the row in one parameter gets each row as that type; otherwise the columns are bound to the parameters by their names in
/// the header, or without one by position. An empty field is empty text, and null for a parameter of another type that may be null.
/// </summary>
/// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CsvAttribute(string path) : DatasetFileAttribute(path)
{
    private CsvOptions options = new();

    /// <inheritdoc cref="CsvOptions.Delimiter"/>
    public char Delimiter
    {
        get => options.Delimiter;
        set => options = options with { Delimiter = value };
    }

    /// <inheritdoc cref="CsvOptions.Quote"/>
    public char Quote
    {
        get => options.Quote;
        set => options = options with { Quote = value };
    }

    /// <summary>The first row names the columns.</summary>
    public bool HasHeader
    {
        get => options.HasHeader;
        set => options = options with { HasHeader = value };
    }

    /// <inheritdoc cref="CsvOptions.Encoding"/>
    public string Encoding
    {
        get => options.Encoding;
        set => options = options with { Encoding = value };
    }

    /// <inheritdoc cref="CsvOptions.Trim"/>
    public bool Trim
    {
        get => options.Trim;
        set => options = options with { Trim = value };
    }

    internal override string Example => "data/rows.csv";

    internal override Type ColumnsType => HasHeader ? typeof(IReadOnlyDictionary<string, object?>) : typeof(string[]);

    internal override IAsyncEnumerable<T> Read<T>(IReadOnlyList<EvalParameter> parameters)
    {
        EvalParameter[] taking = [.. parameters.Where(p => p.Role == ParameterRole.Row)];
        return Dataset.CsvWithNulls<T>(Path, options, (name, position) => (HasHeader ? Array.Find(taking, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : taking.ElementAtOrDefault(position)) is { } taker && TakesNull(taker));
    }

    private static bool TakesNull(EvalParameter parameter) => parameter.AllowsNull && parameter.Type != typeof(string) && RowColumns.IsSimple(parameter.Type);
}
