using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using EvalTest.Secrets;

namespace EvalTest.Datasets;

/// <summary>Which rows belong together, as their type says by <see cref="ClusterAttribute"/>.</summary>
internal static class RowCluster
{
    /// <summary>A longer text, such as the passage that the questions are about, is known by its hash.</summary>
    public const int LongestText = 200;

    private static readonly ConcurrentDictionary<Type, Func<object, FoundId>?> known = new();

    /// <summary>The cluster of a row; null where it is one of its own.</summary>
    /// <param name="index">The row's place in its dataset, for messages.</param>
    /// <param name="row">As the dataset gave it.</param>
    /// <exception cref="DatasetException">The mark means nothing, or what stands there has no content.</exception>
    public static string? Find(int index, object? row)
    {
        if (row is null || SourceOf(row.GetType()) is not { } source)
            return null;

        try
        {
            return TextOf(index, source(row));
        }
        catch (Exception e) when (e is not (EvalTestException or OutOfMemoryException))
        {
            throw new DatasetException($"Row {index}: reading its cluster from {TypeName.Of(row.GetType())} threw {TypeName.Of(e.GetType())}: {e.Message}", e);
        }
        catch (IdSourceException e)
        {
            throw new DatasetException($"Row {index}: {e.Message}", e);
        }
    }

    /// <summary>A value as a cluster: its canonical text; null where that is none.</summary>
    /// <exception cref="DatasetException">It has no canonical form.</exception>
    public static string? TextOf(int index, FoundId found)
    {
        try
        {
            var canonical = CanonicalJson.Encode(found.Value);
            var text = CanonicalJson.Unquoted(canonical) ?? (canonical[0] == 'n' ? "" : Encoding.UTF8.GetString(canonical));
            // Masked here already, so that it is the same in memory and in every file.
            text = KnownSecrets.Redact(text);
            return text.Length == 0 ? null : text.Length > LongestText ? ContentHash.ToSampleId(ContentHash.Of(Encoding.UTF8.GetBytes(text))) : text;
        }
        catch (RowEncodingException e)
        {
            throw new DatasetException($"Row {index}: its cluster, {found.Member}, has no content: {e.Fault}. Mark a text or a number with [Cluster].", e);
        }
    }

    private static Func<object, FoundId>? SourceOf(Type type) => known.TryGetValue(type, out var source) ? source : known.GetOrAdd(type, Source);

    private static Func<object, FoundId>? Source(Type type)
    {
        var names = MarkedMembers.Names(type, typeof(ClusterAttribute));
        if (names.Count == 0)
            return null;

        var members = RowMembers.Of(type);
        var chosen = new HashSet<MemberInfo>();
        foreach (var name in names)
        {
            if (MarkedMembers.Find(members, name) is not { } member)
                return Fault($"[Cluster] on {TypeName.Of(type)}.{name} marks no public property or field that can be read. Mark one that can.");
            chosen.Add(member);
        }

        return chosen.Count > 1
            ? Fault($"{TypeName.Of(type)} marks {string.Join(" and ", chosen.Select(m => m.Name).Order(StringComparer.Ordinal))} with [Cluster]. Mark one of them.")
            : Reader(type, chosen.Single());
    }

    private static Func<object, FoundId> Reader(Type type, MemberInfo member)
    {
        var name = $"{TypeName.Of(type)}.{member.Name}";
        if (Opaque.ReasonOfMember(RowMembers.TypeOf(member)) is { } reason)
            return Fault($"{name} cannot be a cluster: a {TypeName.Of(RowMembers.TypeOf(member))} {reason}.");

        var get = Getters.Boxing(type, member);
        return row => new FoundId(name, get(row));
    }

    private static Func<object, FoundId> Fault(string message) => _ => throw new IdSourceException(message);
}
