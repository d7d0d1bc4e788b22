using System.Reflection;

namespace EvalTest.Architecture.Tests.Guards;

/// <summary>Types as C# writes them, with what may be null.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string OfDefinition(Type type)
    {
        var name = type.Name.Split('`')[0] + (type.IsGenericTypeDefinition ? $"<{string.Join(", ", type.GetGenericArguments().Select(a => a.Name))}>" : "");
        return type.DeclaringType is { } outer ? $"{OfDefinition(outer)}.{name}" : name;
    }

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!, nullability);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";

        var mark = !type.IsValueType && nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } ? "?" : "";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        if (keywords.TryGetValue(type, out var keyword))
            return keyword + mark;
        if (!type.IsGenericType)
            return (type.IsGenericParameter ? type.Name : OfDefinition(type)) + mark;

        var arguments = type.GetGenericArguments().Select((a, i) => Of(a, nullability?.GenericTypeArguments.ElementAtOrDefault(i)));
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }
}
