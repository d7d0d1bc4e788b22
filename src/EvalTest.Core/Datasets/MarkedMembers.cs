using System.Reflection;

namespace EvalTest.Datasets;

/// <summary>Members of a row's type that its author marked with an attribute.</summary>
internal static class MarkedMembers
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// The names that are marked. A record's parameter stands for the property of the same name. Private members are looked at too:
    /// a mark that does nothing is a mistake.
    /// </summary>
    public static IReadOnlyList<string> Names(Type type, Type attribute)
    {
        var names = new List<string>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            var members = t.GetMembers(Everything).Where(m => m is PropertyInfo or FieldInfo && Attribute.IsDefined(m, attribute));
            var parameters = t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters());
            names.AddRange(members.Select(m => m.Name));
            names.AddRange(parameters.Where(p => Attribute.IsDefined(p, attribute)).Select(p => p.Name!));
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The readable member that a marked name means; null for none.</summary>
    public static MemberInfo? Find(IReadOnlyList<MemberInfo> members, string name) =>
        members.FirstOrDefault(m => m.Name == name) ?? members.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
