using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;

namespace EvalTest.Datasets;

/// <summary>Writes what can be enumerated as an array, in its own order.</summary>
internal static class SequenceEncoder
{
    /// <summary>Null where the type is no sequence.</summary>
    public static Action<CanonicalWriter, object>? Find(Type type)
    {
        if (type.IsArray && type.GetArrayRank() > 1)
            return static (writer, value) => WriteRank(writer, (Array)value, new int[((Array)value).Rank], 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>))
            return Closed(nameof(WriteReadOnlyMemory), type.GetGenericArguments());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Memory<>))
            return Closed(nameof(WriteMemory), type.GetGenericArguments());
        if (!typeof(IEnumerable).IsAssignableFrom(type))
            return null;

        if (Single(type, typeof(IGrouping<,>)) is { } grouping)
            return Closed(nameof(WriteGrouping), grouping.GetGenericArguments());
        return Single(type, typeof(IEnumerable<>)) is { } typed ? Closed(nameof(WriteTyped), typed.GetGenericArguments()) : WriteUntyped;
    }

    private static void WriteTyped<T>(CanonicalWriter writer, object value) => WriteElements(writer, value, (IEnumerable<T>)value);

    private static void WriteElements<T>(CanonicalWriter writer, object container, IEnumerable<T> elements)
    {
        writer.Enter(container, (byte)'[');
        var index = 0;
        foreach (var element in elements)
        {
            writer.Element(index++);
            writer.Write(element);
        }

        writer.Leave((byte)']');
    }

    private static void WriteUntyped(CanonicalWriter writer, object value) => WriteElements(writer, value, ((IEnumerable)value).Cast<object?>());

    private static void WriteReadOnlyMemory<T>(CanonicalWriter writer, object value) =>
        WriteElements(writer, value, MemoryMarshal.ToEnumerable((ReadOnlyMemory<T>)value));

    private static void WriteMemory<T>(CanonicalWriter writer, object value) =>
        WriteElements(writer, value, MemoryMarshal.ToEnumerable((ReadOnlyMemory<T>)(Memory<T>)value));

    // As an array alone a group would lose its key.
    private static void WriteGrouping<TKey, TElement>(CanonicalWriter writer, object value)
    {
        var group = (IGrouping<TKey, TElement>)value;
        writer.Enter(value, (byte)'{');
        writer.Member("Elements", first: true);
        WriteElements(writer, group.ToList(), group);
        writer.Member("Key", first: false);
        writer.Write(group.Key);
        writer.Leave((byte)'}');
    }

    // As an enumeration alone an array of several ranks would lose its shape.
    private static void WriteRank(CanonicalWriter writer, Array array, int[] at, int rank)
    {
        writer.Enter(rank == 0 ? array : null, (byte)'[');
        var low = array.GetLowerBound(rank);
        for (var i = 0; i < array.GetLength(rank); i++)
        {
            writer.Element(i);
            at[rank] = low + i;
            if (rank + 1 < array.Rank)
                WriteRank(writer, array, at, rank + 1);
            else
                writer.WriteValue(array.GetValue(at));
        }

        writer.Leave((byte)']');
    }

    private static Type? Single(Type type, Type definition)
    {
        var found = type.GetInterfaces().Append(type).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static Action<CanonicalWriter, object> Closed(string method, Type[] arguments) =>
        typeof(SequenceEncoder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(arguments).CreateDelegate<Action<CanonicalWriter, object>>();
}
