using System.Reflection;
using System.Text.RegularExpressions;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>Resolves the documentation ids by which the banned-symbols analyzer knows what it bans.</summary>
internal static partial class DocumentationId
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Whether an id, as in <c>M:System.Random.#ctor(System.Int32)</c>, is that of a public symbol of the framework.</summary>
    public static bool Exists(string id)
    {
        if (id.StartsWith("T:", StringComparison.Ordinal))
            return Find(id[2..]) is not null;

        var parts = MemberId().Match(id);
        return parts.Success && Find(parts.Groups["type"].Value) is { } type && type.GetMembers(Everything).Any(m => Of(m) == id);
    }

    /// <summary>The id of a member whose parameters are not generic methods' own.</summary>
    public static string Of(MemberInfo member)
    {
        var kind = member switch { MethodBase => 'M', PropertyInfo => 'P', FieldInfo => 'F', EventInfo => 'E', _ => 'T' };
        var arity = member is MethodInfo { IsGenericMethodDefinition: true } method ? $"``{method.GetGenericArguments().Length}" : "";
        var parameters = member switch { MethodBase m => m.GetParameters(), PropertyInfo p => p.GetIndexParameters(), _ => [] };
        var list = parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => Name(p.ParameterType)))})";
        return $"{kind}:{member.DeclaringType!.FullName!.Replace('+', '.')}.{member.Name.Replace('.', '#')}{arity}{list}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "@";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return (type.FullName ?? type.Name).Replace('+', '.');
        var open = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return $"{open[..open.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
    }

    private static Type? Find(string name) =>
        FrameworkAssemblies().Select(a => a.GetType(name)).FirstOrDefault(t => t is { IsVisible: true });

    private static IEnumerable<Assembly> FrameworkAssemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(p => Path.GetFileNameWithoutExtension(p))
            .Where(n => n.StartsWith("System.", StringComparison.Ordinal))
            .Select(n => Assembly.Load(n));

    [GeneratedRegex(@"^[MPFE]:(?<type>[\w.`]+)\.[#\w`]+(\(.*\))?$")]
    private static partial Regex MemberId();
}
