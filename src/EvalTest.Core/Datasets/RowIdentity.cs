using System.Collections.Concurrent;
using System.Text;
using EvalTest.Secrets;

namespace EvalTest.Datasets;

/// <summary>The id that a row gives itself.</summary>
internal static class RowIdentity
{
    private static readonly ConcurrentDictionary<Type, IdSource?> known = new();

    /// <summary>Null where the row has none, so that a hash of its content takes the place.</summary>
    /// <param name="index">The row's place in its dataset, for messages.</param>
    /// <param name="row">As the dataset gave it.</param>
    /// <exception cref="DatasetException">The row has a place for an id, and what stands there is none.</exception>
    public static string? Find(int index, object? row)
    {
        if (row is null || SourceOf(row.GetType()) is not { } source)
            return null;

        return Read(source, index, row) is { } found ? TextOf(index, found) : null;
    }

    /// <summary>
    /// Why what stands in the place of a row's id is none, without the row's place, for a reader of files that knows a better one; null where it is one,
    /// where there is no such place, and where the row's type is to blame, which is then that of every row.
    /// </summary>
    public static string? Problem(object row)
    {
        try
        {
            return SourceOf(row.GetType())?.Invoke(row) is { } found && Fault(found, out _, out _) is { } fault ? Unusable(found, fault) : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It throws again where the row is made a sample, and is told with its row there.
            return null;
        }
    }

    /// <summary>A value as an id.</summary>
    /// <exception cref="DatasetException">It is none.</exception>
    // Masked here already, so that the id is the same in memory and in every file.
    public static string TextOf(int index, FoundId found) => KnownSecrets.Redact(Checked(index, found));

    private static IdSource? SourceOf(Type type) => known.TryGetValue(type, out var source) ? source : known.GetOrAdd(type, IdSources.Find);

    private static FoundId? Read(IdSource source, int index, object row)
    {
        try
        {
            return source(row);
        }
        catch (Exception e) when (e is not (EvalTestException or OutOfMemoryException))
        {
            throw new DatasetException($"Row {index}: reading its id from {TypeName.Of(row.GetType())} threw {TypeName.Of(e.GetType())}: {e.Message}", e);
        }
        catch (IdSourceException e)
        {
            throw new DatasetException($"Row {index}: {e.Message}", e);
        }
    }

    private static string Checked(int index, FoundId id) =>
        Fault(id, out var text, out var inner) is { } fault ? throw new DatasetException($"Row {index}: {Unusable(id, fault)}", inner) : text!;

    /// <summary>What is wrong with an id, in words; null where it is one.</summary>
    private static string? Fault(FoundId id, out string? text, out Exception? inner)
    {
        inner = null;
        text = id.Value as string;
        if (text is null && id.Value is not null && ScalarFault(id.Value, ref text, ref inner) is { } fault)
            return fault;
        if (string.IsNullOrWhiteSpace(text))
            return text is null ? "is null" : "is empty";
        return IsWhole(text) ? null : "holds half of a surrogate pair";
    }

    private static string? ScalarFault(object value, ref string? text, ref Exception? inner)
    {
        try
        {
            var canonical = CanonicalJson.Encode(value);
            if (canonical[0] is (byte)'{' or (byte)'[')
                return $"is a {TypeName.Of(value.GetType())}, which is no text, number or other single value";
            text = CanonicalJson.Unquoted(canonical);
            return null;
        }
        catch (RowEncodingException e)
        {
            inner = e;
            return $"is no text: {e.Fault}";
        }
    }

    private static bool IsWhole(string text)
    {
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[used..];
        }

        return true;
    }

    private static string Unusable(FoundId id, string fault) =>
        $"its id, {id.Member}, {fault}. Give every row an id of its own there, or mark another property with [SampleId].";
}
