using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace EvalTest.Xunit.Binding;

/// <summary>The named values of a row: of a dictionary, a JSON object, or the public properties and fields of an object.</summary>
internal static class RowColumns
{
    /// <summary>A value without parts, as a parameter or a row.</summary>
    public static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Uri) || type == typeof(Secret)
            || (type.IsValueType && type.Namespace == "System" && typeof(IFormattable).IsAssignableFrom(type));
    }

    /// <summary>A row whose columns are its own, not its type's.</summary>
    public static bool IsDynamic(object row) => row is JsonElement or IReadOnlyDictionary<string, object?> or IDictionary;

    /// <summary>Finds one column of a dynamic row; the exact name goes before one that differs in case.</summary>
    public static bool TryRead(object row, string name, out object? value) => row switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element => TryRead(element, name, out value),
        IReadOnlyDictionary<string, object?> dictionary => TryRead(dictionary, name, out value),
        IDictionary dictionary => TryRead(dictionary, name, out value),
        _ => Nothing(out value),
    };

    /// <summary>The value of a column that <see cref="Member"/> found.</summary>
    public static object? Read(object row, MemberInfo member) =>
        member is PropertyInfo property ? property.GetValue(row, BindingFlags.DoNotWrapExceptions, null, null, null) : ((FieldInfo)member).GetValue(row);

    /// <summary>The names of all columns, for a message.</summary>
    public static IEnumerable<string> Names(object row) => row switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } element => element.EnumerateObject().Select(p => p.Name),
        IReadOnlyDictionary<string, object?> dictionary => dictionary.Keys,
        IDictionary dictionary => dictionary.Keys.OfType<string>(),
        _ => Names(row.GetType()),
    };

    /// <summary>The names of the columns of a type's objects.</summary>
    public static IEnumerable<string> Names(Type type) => Members(type).Select(m => m.Name);

    /// <summary>The member that is a column of this name; null if none or if several differ in case alone.</summary>
    public static MemberInfo? Member(Type type, string name)
    {
        var members = Members(type).Where(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return Array.Find(members, m => m.Name == name) ?? (members is [var only] ? only : null);
    }

    /// <summary>The columns of a type's objects.</summary>
    public static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(m => m is FieldInfo or PropertyInfo { CanRead: true } && (m is not PropertyInfo p || p.GetIndexParameters().Length == 0));

    private static bool Nothing(out object? value)
    {
        value = null;
        return false;
    }

    private static bool TryRead(JsonElement row, string name, out object? value)
    {
        var found = row.TryGetProperty(name, out var element)
            || TryOnly(row.EnumerateObject().Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value), out element);
        value = found && element.ValueKind != JsonValueKind.Null ? element : null;
        return found;
    }

    private static bool TryRead(IReadOnlyDictionary<string, object?> row, string name, out object? value) =>
        row.TryGetValue(name, out value)
        || TryOnly(row.Where(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Value), out value);

    private static bool TryRead(IDictionary row, string name, out object? value)
    {
        var found = row.Contains(name);
        object? key = name;
        if (!found)
            found = TryOnly(row.Keys.OfType<string>().Where(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)), out key);
        value = found ? row[key!] : null;
        return found;
    }

    private static bool TryOnly<T>(IEnumerable<T> values, [MaybeNull] out T value)
    {
        var found = values.Take(2).ToArray();
        value = found is [var only] ? only : default;
        return found.Length == 1;
    }
}
