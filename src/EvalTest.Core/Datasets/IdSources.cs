using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets;

/// <summary>Where rows of a type keep their id; found once for a type.</summary>
internal static class IdSources
{
    /// <summary>Null where the type has no place for an id.</summary>
    public static IdSource? Find(Type type)
    {
        if (type == typeof(JsonElement))
            return static row => FromJson((JsonElement)row);
        if (type == typeof(JsonDocument))
            return static row => FromJson(((JsonDocument)row).RootElement);
        if (type == typeof(JsonObject))
            return static row => FromPairs((JsonObject)row);
        if (ScalarEncoders.Find(type) is not null || type.IsArray || TupleEncoder.IsTuple(type) || typeof(JsonNode).IsAssignableFrom(type))
            return null;
        return FromDictionary(type) ?? FromMember(type);
    }

    private static FoundId? FromJson(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? FromPairs(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value))) : null;

    private static IdSource? FromDictionary(Type type)
    {
        var pairs = Array.Find(type.GetInterfaces(), i => i.IsGenericType && IsTextDictionary(i));
        if (pairs is null)
            return null;

        var read = typeof(IdSources).GetMethod(nameof(FromPairsOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return read.MakeGenericMethod(pairs.GetGenericArguments()[1]).CreateDelegate<IdSource>();
    }

    private static bool IsTextDictionary(Type type) =>
        (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        && type.GetGenericArguments()[0] == typeof(string);

    private static FoundId? FromPairsOf<TValue>(object row) => FromPairs((IEnumerable<KeyValuePair<string, TValue>>)row);

    private static FoundId? FromPairs<TValue>(IEnumerable<KeyValuePair<string, TValue>> pairs)
    {
        List<KeyValuePair<string, TValue>>? found = null;
        foreach (var pair in pairs)
        {
            if (string.Equals(pair.Key, "id", StringComparison.OrdinalIgnoreCase))
                (found ??= []).Add(pair);
        }

        if (found is null)
            return null;
        var chosen = found.Count == 1 ? found : found.FindAll(p => p.Key == "id");
        if (chosen.Count != 1)
            throw new IdSourceException($"it has several ids: {string.Join(", ", found.Select(p => $"\"{p.Key}\""))}. Keep one of them.");
        return new FoundId($"\"{chosen[0].Key}\"", chosen[0].Value);
    }

    private static IdSource? FromMember(Type type)
    {
        var members = RowMembers.Of(type);
        var chosen = new HashSet<MemberInfo>();
        foreach (var name in MarkedMembers.Names(type, typeof(SampleIdAttribute)))
        {
            if (MarkedMembers.Find(members, name) is not { } member)
                return Fault($"[SampleId] on {TypeName.Of(type)}.{name} marks no public property or field that can be read. Mark one that can.");
            chosen.Add(member);
        }

        if (chosen.Count > 1)
            return Fault($"{TypeName.Of(type)} marks {string.Join(" and ", chosen.Select(m => m.Name).Order(StringComparer.Ordinal))} with [SampleId]. Mark one of them.");
        return chosen.Count == 1 ? Reader(type, chosen.Single()) : Named(type, [.. members.Where(m => m.Name.Equals("Id", StringComparison.OrdinalIgnoreCase))]);
    }

    private static IdSource? Named(Type type, IReadOnlyList<MemberInfo> named)
    {
        if (named.Count == 0)
            return null;
        if (named.Count == 1 || named.Any(m => m.Name == "Id"))
            return Reader(type, named.FirstOrDefault(m => m.Name == "Id") ?? named[0]);
        return Fault($"{TypeName.Of(type)} has several ids: {string.Join(" and ", named.Select(m => m.Name))}. Mark one of them with [SampleId].");
    }

    private static IdSource Reader(Type type, MemberInfo member)
    {
        var name = $"{TypeName.Of(type)}.{member.Name}";
        if (Opaque.ReasonOfMember(RowMembers.TypeOf(member)) is { } reason)
            return Fault($"{name} cannot be an id: a {TypeName.Of(RowMembers.TypeOf(member))} {reason}.");

        var get = Getters.Boxing(type, member);
        return row => new FoundId(name, get(row));
    }

    private static IdSource Fault(string message) => _ => throw new IdSourceException(message);
}
