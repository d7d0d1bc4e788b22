using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalTest.Datasets;

namespace EvalTest;

/// <summary>Rows for evals, read from files as they are needed: a file is never held whole.</summary>
public static partial class Dataset
{
    private static readonly JsonSerializerOptions defaults = Defaults();

    /// <summary>
    /// Reads a file of JSON Lines: UTF-8, one JSON value on each line, at most 64 MiB long. Blank lines are no rows.
    /// The file is opened when the enumeration begins, and again for each enumeration. One whose name ends in <c>.gz</c> is unpacked on the way.
    /// </summary>
    /// <typeparam name="T">
    /// The type of a row; a record fits well. A constructor parameter without a default and a required member must be in the line.
    /// For rows of any shape take <see cref="JsonElement"/>.
    /// </typeparam>
    /// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
    /// <param name="options">
    /// How a line is read. By default names match without regard to case, numbers may be quoted, enums are given by name or number,
    /// null is refused where the type does not allow it, and a name may not occur twice.
    /// </param>
    /// <remarks>
    /// In an eval, a line that cannot be read is an error of its own and the others run; <c>--eval-strict</c> refuses the eval instead. Enumerated
    /// by other code, which includes LINQ, the rows end there with an exception.
    /// </remarks>
    /// <exception cref="DatasetException">While it is enumerated: the file is missing or cannot be read, or a line is wrong; the message says <c>path:line</c>.</exception>
    public static IAsyncEnumerable<T> JsonLines<T>(string path, JsonSerializerOptions? options = null)
    {
        CheckRow<T>(path);
        return new FileRows<T>(cancellation => JsonLinesRows<T>(path, options ?? defaults, cancellation));
    }

    /// <summary>
    /// Reads a file that is one array of JSON, in UTF-8; each element is a row, at most 64 MiB long. Only one of them is held at a time.
    /// The file is opened when the enumeration begins, and again for each enumeration. One whose name ends in <c>.gz</c> is unpacked on the way.
    /// </summary>
    /// <typeparam name="T">The type of a row, as for <see cref="JsonLines{T}"/>.</typeparam>
    /// <param name="path">Absolute, or relative to the test assembly's folder, then to the project's.</param>
    /// <param name="options">How an element is read, as for <see cref="JsonLines{T}"/>.</param>
    /// <remarks>What <see cref="JsonLines{T}"/> says of a row that cannot be read is true here too. Where the JSON itself is broken, the file cannot be read on.</remarks>
    /// <exception cref="DatasetException">While it is enumerated: the file is missing or cannot be read, or an element is wrong; the message says <c>path:line</c>.</exception>
    public static IAsyncEnumerable<T> Json<T>(string path, JsonSerializerOptions? options = null)
    {
        CheckRow<T>(path);
        return new FileRows<T>(cancellation => JsonRows<T>(path, options ?? defaults, cancellation));
    }

    private static JsonSerializerOptions Defaults()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            Converters = { new JsonStringEnumConverter() },
            IncludeFields = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        // Also to be asked for a type before anything was read.
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void CheckRow<T>(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (TupleEncoder.IsTuple(typeof(T)))
            throw new ArgumentException($"The rows of {path} cannot be read as {TypeName.Of(typeof(T))}: a tuple's elements have no names at run time. Declare a record with the names of the file.");
    }

    private static async IAsyncEnumerable<ReadRow<T>> JsonRows<T>(string path, JsonSerializerOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var elements = JsonArrayReader.Open(DatasetPath.Resolve(path), options);
        while (await elements.ReadAsync(cancellation).ConfigureAwait(false))
            yield return JsonRow.Read<T>(elements.Element, new RowPlace(elements.File, elements.Line), "element", options);
    }

    private static async IAsyncEnumerable<ReadRow<T>> JsonLinesRows<T>(string path, JsonSerializerOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = LineReader.Open(DatasetPath.Resolve(path));
        while (await lines.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (!lines.IsBlank)
                yield return JsonRow.Read<T>(lines.Line, new RowPlace(lines.File, lines.Number), "line", options);
        }
    }
}
