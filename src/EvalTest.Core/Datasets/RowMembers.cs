using System.Reflection;

namespace EvalTest.Datasets;

/// <summary>The public readable properties and fields of a type: what a row says of itself.</summary>
internal static class RowMembers
{
    private const BindingFlags PublicInstance = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>In ordinal order of their names. Of members that hide each other the one nearest to the type counts.</summary>
    public static IReadOnlyList<MemberInfo> Of(Type type) =>
    [
        .. Readable(type)
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(same => same.MaxBy(m => Generation(m.DeclaringType!))!)
            .OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    /// <summary>The static type of the member's values.</summary>
    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static IEnumerable<MemberInfo> Readable(Type type)
    {
        var properties = type.GetProperties(PublicInstance).Where(p => p.GetGetMethod() is not null && p.GetIndexParameters().Length == 0);
        return properties.Concat<MemberInfo>(type.GetFields(PublicInstance));
    }

    private static int Generation(Type? type)
    {
        var count = 0;
        for (; type is not null; type = type.BaseType)
            count++;
        return count;
    }
}
