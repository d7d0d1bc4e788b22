using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using EvalTest.Datasets;

namespace EvalTest;

public static partial class Dataset
{
    /// <summary>
    /// Reads a file of comma-separated values (RFC 4180), row by row, each at most 64 MiB long. Blank lines are no rows. The file is
    /// opened when the enumeration begins, and again for each enumeration. One whose name ends in <c>.gz</c> is unpacked on the way.
    /// </summary>
    /// <typeparam name="T">
    /// The type of a row; a record fits well. Its members are filled by the names in the header, without regard to case: text as it stands, numbers,
    /// dates and the like the same on every machine (<c>1.5</c>, never <c>1,5</c>), enums by name, what has parts of its own as JSON. An empty field,
    /// in quotes or not, is empty text for a string; for any other type it is null, and a fault where the type allows none. What needs no column has a default. Such a row has
    /// the same content hash as the same row of a file of JSON Lines. For rows of any shape take <c>IReadOnlyDictionary&lt;string, object?&gt;</c> or, by
    /// position and without a header, <c>string[]</c>: all fields are then text.
    /// </typeparam>
    /// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
    /// <param name="options">How the file is written; with commas, double quotes and a header, in UTF-8 if not given.</param>
    /// <remarks>
    /// What <see cref="JsonLines{T}"/> says of a row that cannot be read is true here too: one with too few or too many fields, with a quote in the
    /// wrong place, with bytes of another encoding, or with a field that is no value of its member's type.
    /// </remarks>
    /// <exception cref="ArgumentException">The type is none that a row can become, or an option is wrong.</exception>
    /// <exception cref="DatasetException">
    /// While it is enumerated: the file is missing or cannot be read, the header lacks a column or names one twice, a quote is never closed, or a row is
    /// wrong; the message says <c>path:line</c>.
    /// </exception>
    public static IAsyncEnumerable<T> Csv<T>(string path, CsvOptions? options = null) => CsvWithNulls<T>(path, options, static (_, _) => false);

    /// <param name="path">The file.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="emptyIsNull">In rows of any shape, whether an empty field of the column is null: by its name, empty without a header, and its position.</param>
    internal static IAsyncEnumerable<T> CsvWithNulls<T>(string path, CsvOptions? options, Func<string, int, bool> emptyIsNull)
    {
        CheckRow<T>(path);
        options ??= new CsvOptions();
        if (CsvRules.Problem(options) is { } problem)
            throw new ArgumentException($"{path}: {problem}");
        var shape = Shape<T>(path, options, emptyIsNull);
        return new FileRows<T>(cancellation => CsvRows(path, options, shape, cancellation));
    }

    private static Func<CsvRow<T>> Shape<T>(string path, CsvOptions options, Func<string, int, bool> emptyIsNull)
    {
        if (typeof(T) == typeof(string[]))
            return () => new CsvFields<T>(emptyIsNull);
        if (!options.HasHeader)
            throw new ArgumentException($"The rows of {path} cannot be read as {TypeName.Of(typeof(T))}: without a header its fields have no names. Take string[], or add a header.");
        if (typeof(T).IsAssignableFrom(typeof(Dictionary<string, object?>)))
            return () => new CsvDictionary<T, object>(emptyIsNull);
        if (typeof(T).IsAssignableFrom(typeof(Dictionary<string, string>)))
            return () => new CsvDictionary<T, string>(emptyIsNull);
        return defaults.GetTypeInfo(typeof(T)) is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null }
            ? static () => new CsvObject<T>(defaults)
            : throw new ArgumentException($"The rows of {path} cannot be read as {TypeName.Of(typeof(T))}, which has no columns of its own. Declare a record with the names of the header, or take IReadOnlyDictionary<string, object?>.");
    }

    private static async IAsyncEnumerable<ReadRow<T>> CsvRows<T>(string path, CsvOptions options, Func<CsvRow<T>> shape, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var records = await CsvRecords.OpenAsync(DatasetPath.Resolve(path), options, cancellation).ConfigureAwait(false);
        if (!await records.ReadHeaderAsync(cancellation).ConfigureAwait(false))
            yield break;

        var rows = shape();
        rows.Begin(records);
        while (await records.ReadAsync(cancellation).ConfigureAwait(false))
            yield return Row(records, rows);
    }

    private static ReadRow<T> Row<T>(CsvRecords records, CsvRow<T> rows)
    {
        if (records.Problem is { } malformed)
            return Faulty(records, $"this row cannot be read: {malformed}", "Correct the row.");
        var row = rows.Read(records.Fields, out var problem);
        if (problem is null && RowIdentity.Problem(row!) is { } nameless)
            return Faulty(records, "this row cannot be told from others", nameless);
        return problem is null ? ReadRow<T>.Good(row!) : Faulty(records, $"this row is no {TypeName.Of(typeof(T))}: {problem}", "Correct the row or the type.");

        static ReadRow<T> Faulty(CsvRecords records, string what, string remedy) =>
            ReadRow<T>.Faulty(new DatasetException($"{records.Place}: {what}{Environment.NewLine}The row begins: {RowText.Beginning(records.Raw)}{Environment.NewLine}{remedy}"), records.Raw);
    }
}
