using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalTest.Datasets;

/// <summary>How a value of each run-time type is written; made once for a type.</summary>
internal static class Encoders
{
    private static readonly ConcurrentDictionary<Type, Action<CanonicalWriter, object>> known = new();

    public static Action<CanonicalWriter, object> For(Type type) => known.TryGetValue(type, out var encoder) ? encoder : known.GetOrAdd(type, Create);

    private static Action<CanonicalWriter, object> Create(Type type)
    {
        if (Opaque.Reason(type) is { } reason)
            return (writer, _) => throw writer.Fault($"a {TypeName.Of(type)} {reason}");
        if (ScalarEncoders.Find(type) is { } scalar)
            return Closed(nameof(Unboxed), type, scalar);
        if (typeof(JsonNode).IsAssignableFrom(type))
            return static (writer, value) => JsonEncoder.Write(writer, (JsonNode)value);
        if (type == typeof(JsonDocument))
            return static (writer, value) => JsonEncoder.Write(writer, ((JsonDocument)value).RootElement);
        if (typeof(Uri).IsAssignableFrom(type))
            return static (writer, value) => writer.Write((Uri)value);
        if (TupleEncoder.IsTuple(type))
            return new TupleEncoder(type).Write;
        return DictionaryEncoder.Find(type) ?? SequenceEncoder.Find(type) ?? new ObjectEncoder(type).Write;
    }

    private static Action<CanonicalWriter, object> Closed(string method, Type argument, object parameter) =>
        (Action<CanonicalWriter, object>)typeof(Encoders).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(argument).Invoke(null, [parameter])!;

    private static Action<CanonicalWriter, object> Unboxed<T>(Action<CanonicalWriter, T> encoder) => (writer, value) => encoder(writer, (T)value);
}
