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

    private static string Checked(int index, FoundId id)
    {
        var text = id.Value as string ?? ScalarText(index, id);
        if (string.IsNullOrWhiteSpace(text))
            throw Unusable(index, id, id.Value is null || text is null ? "is null" : "is empty");
        if (!IsWhole(text))
            throw Unusable(index, id, "holds half of a surrogate pair");
        return text;
    }

    private static string? ScalarText(int index, FoundId id)
    {
        try
        {
            var canonical = CanonicalJson.Encode(id.Value);
            if (canonical[0] is (byte)'{' or (byte)'[')
                throw Unusable(index, id, $"is a {TypeName.Of(id.Value!.GetType())}, which is no text, number or other single value");
            return CanonicalJson.Unquoted(canonical);
        }
        catch (RowEncodingException e)
        {
            throw Unusable(index, id, $"is no text: {e.Fault}", e);
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

    private static DatasetException Unusable(int index, FoundId id, string fault, Exception? inner = null) =>
        new($"Row {index}: its id, {id.Member}, {fault}. Give every row an id of its own there, or mark another property with [SampleId].", inner);
}
