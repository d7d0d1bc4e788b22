using System.Collections;

namespace EvalTest.Datasets;

/// <summary>Writes a dictionary whose keys are text, numbers or other scalars as an object, sorted by key.</summary>
internal static class DictionaryEncoder
{
    /// <summary>Null where the type is no dictionary.</summary>
    public static Action<CanonicalWriter, object>? Find(Type type)
    {
        var generic = Implemented(type, typeof(IDictionary<,>)) ?? Implemented(type, typeof(IReadOnlyDictionary<,>));
        if (generic is not null)
        {
            var write = typeof(DictionaryEncoder).GetMethod(nameof(WriteGeneric))!.MakeGenericMethod(generic.GetGenericArguments());
            return write.CreateDelegate<Action<CanonicalWriter, object>>();
        }

        return typeof(IDictionary).IsAssignableFrom(type) ? WriteUntyped : null;
    }

    /// <summary>Called through a delegate made for the type's arguments.</summary>
    public static void WriteGeneric<TKey, TValue>(CanonicalWriter writer, object value)
    {
        var pairs = (IEnumerable<KeyValuePair<TKey, TValue>>)value;
        writer.Enter(value, (byte)'{');
        WriteSorted(writer, [.. pairs.Select(p => KeyValuePair.Create(KeyText(writer, p.Key), p.Value))], static (writer, v) => writer.Write(v));
        writer.Leave((byte)'}');
    }

    /// <summary>Sorts members by name and writes them; a name that occurs twice is a fault.</summary>
    public static void WriteSorted<TValue>(CanonicalWriter writer, List<KeyValuePair<string, TValue>> members, Action<CanonicalWriter, TValue> write)
    {
        members.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 0; i < members.Count; i++)
        {
            var (name, value) = members[i];
            if (i > 0 && members[i - 1].Key == name)
            {
                writer.At(name);
                throw writer.Fault("its name occurs twice");
            }

            writer.Member(name, first: i == 0);
            write(writer, value);
        }
    }

    private static void WriteUntyped(CanonicalWriter writer, object value)
    {
        var pairs = new List<KeyValuePair<string, object?>>();
        writer.Enter(value, (byte)'{');
        foreach (DictionaryEntry entry in (IDictionary)value)
            pairs.Add(new(KeyText(writer, entry.Key), entry.Value));
        WriteSorted(writer, pairs, static (writer, v) => writer.WriteValue(v));
        writer.Leave((byte)'}');
    }

    private static string KeyText(CanonicalWriter writer, object? key)
    {
        if (key is string text)
            return text;

        var start = writer.Length;
        writer.WriteValue(key);
        return writer.TakeScalarText(start)
            ?? throw writer.Fault($"a key of the type {(key is null ? "null" : TypeName.Of(key.GetType()))} has no text; keys are strings, numbers, enums and the like");
    }

    private static Type? Implemented(Type type, Type definition) =>
        Array.Find(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);
}
