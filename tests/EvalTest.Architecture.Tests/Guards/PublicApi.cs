using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>Prints what users of an assembly can see: types and members with their signatures, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
            Print(type, text);
        return text.Length == 0 ? "(nothing)\n" : text.ToString();
    }

    private static void Print(Type type, StringBuilder text)
    {
        text.Append(TypeKind(type)).Append(' ').Append(type.Namespace).Append('.').Append(TypeName.OfDefinition(type)).Append(Bases(type)).Append('\n');
        foreach (var line in Members(type).Order(StringComparer.Ordinal))
            text.Append("    ").Append(line).Append('\n');
        text.Append('\n');
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(n => string.Create(CultureInfo.InvariantCulture, $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}"));
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Method(type.GetMethod("Invoke")!)];
        return
        [
            .. type.GetFields(Declared).Where(f => IsSeen(f) && !f.IsSpecialName).Select(Field),
            .. type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(IsSeen)).Select(Property),
            .. type.GetEvents(Declared).Where(e => IsSeen(e.AddMethod!)).Select(e => $"event {TypeName.Of(e.EventHandlerType!)} {e.Name}"),
            .. type.GetConstructors(Declared).Where(IsSeen).Select(c => $"{Access(c)}new({Parameters(c)})"),
            .. type.GetMethods(Declared).Where(m => IsSeen(m) && !IsPlumbing(m)).Select(Method),
        ];
    }

    private static bool IsSeen(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsSeen(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    // Accessors are shown with their property; what the compiler writes for records says nothing.
    private static bool IsPlumbing(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)) || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || method.Name.Contains('<');

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "";
        return $"{kind}{TypeName.Of(field)} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessor = property.GetAccessors(nonPublic: true).First(IsSeen);
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        return $"{Access(accessor)}{Modifiers(accessor)}{required}{TypeName.Of(property)} {property.Name}{index} {{{(IsSeen(property.GetMethod) ? " get;" : "")}{Setter(property.SetMethod)} }}";
    }

    private static string Setter(MethodInfo? setter)
    {
        if (!IsSeen(setter))
            return "";
        return setter!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{Access(method)}{Modifiers(method)}{TypeName.Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? "" : method.IsAbstract ? "abstract " : IsOverride(method) ? "override " : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition().DeclaringType != method.DeclaringType;

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var kind = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{kind}{TypeName.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "")}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string s => $"\"{s}\"",
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string TypeKind(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct";
        var record = type.GetMethod("<Clone>$") is null ? "class" : "record";
        return type switch { { IsAbstract: true, IsSealed: true } => $"static {record}", { IsSealed: true } => $"sealed {record}", { IsAbstract: true } => $"abstract {record}", _ => record };
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
            return "";
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var names = type.GetInterfaces().Except(inherited).Select(i => TypeName.Of(i)).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType))
            names.Insert(0, TypeName.Of(b));
        return names.Count == 0 ? "" : $" : {string.Join(", ", names)}";
    }
}
