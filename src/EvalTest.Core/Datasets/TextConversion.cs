using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace EvalTest.Datasets;

/// <summary>Text into whatever .NET can parse, the same on every machine: no culture, no local time zone.</summary>
internal static class TextConversion
{
    private delegate bool Parser(string text, out object? value);

    private static readonly ConcurrentDictionary<Type, Parser> parsers = new();
    private static readonly Parser refuse = Refuse;

    public static bool TryParse(string text, Type type, out object? value) => parsers.GetOrAdd(type, Find)(text, out value);

    /// <summary>Whether any text may become a value of the type.</summary>
    public static bool Knows(Type type) => parsers.GetOrAdd(type, Find) != refuse;

    private static Parser Find(Type type)
    {
        if (Number(type) is { } number)
            return number;
        if (type.IsEnum)
            return (string text, out object? value) => Enum.TryParse(type, text, ignoreCase: true, out value) && IsNamed(type, value);
        if (type == typeof(DateTimeOffset))
            return ParseInstant;
        if (type == typeof(DateTime))
            return ParseDateTime;
        if (type == typeof(Uri))
            return ParseUri;

        var parsable = Array.Exists(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GenericTypeArguments[0] == type);
        return parsable
            ? typeof(TextConversion).GetMethod(nameof(Parse), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Parser>()
            : refuse;
    }

    private static bool Parse<T>(string text, out object? value)
        where T : IParsable<T>
    {
        var parsed = T.TryParse(text, CultureInfo.InvariantCulture, out var result);
        value = result;
        return parsed;
    }

    // By themselves they take "1,5" for fifteen.
    private static Parser? Number(Type type) =>
        type == typeof(double) ? ParseNumber<double> : type == typeof(float) ? ParseNumber<float> : type == typeof(Half) ? ParseNumber<Half> : type == typeof(decimal) ? ParseNumber<decimal> : null;

    private static bool ParseNumber<T>(string text, out object? value)
        where T : INumberBase<T>
    {
        var parsed = T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var result);
        value = result;
        return parsed;
    }

    private static bool ParseInstant(string text, out object? value)
    {
        var parsed = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var result);
        value = result;
        return parsed;
    }

    private static bool ParseDateTime(string text, out object? value)
    {
        var parsed = DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var result);
        value = result;
        return parsed;
    }

    private static bool ParseUri(string text, out object? value)
    {
        var parsed = Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var result);
        value = result;
        return parsed;
    }

    private static bool Refuse(string text, out object? value)
    {
        value = null;
        return false;
    }

    // Enum.TryParse takes any number for any enum.
    private static bool IsNamed(Type type, [NotNullWhen(true)] object? value) =>
        value is not null && (Enum.IsDefined(type, value) || type.IsDefined(typeof(FlagsAttribute), inherit: false));
}
