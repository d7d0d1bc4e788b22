namespace EvalTest.Datasets;

/// <summary>A type as its author writes it, for messages: <c>System.Action&lt;System.Int32&gt;</c> rather than <c>System.Action`1[System.Int32]</c>.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (!type.IsGenericType)
            return (type.FullName ?? type.Name).Replace('+', '.');

        var name = (type.GetGenericTypeDefinition().FullName ?? type.Name).Replace('+', '.');
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return $"{(arity < 0 ? name : name[..arity])}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }
}
