using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using EvalTest.Datasets;
using EvalTest.Secrets;

namespace EvalTest.Xunit.Binding;

/// <summary>Turns a value of a row into a parameter's type, or says that it cannot: nothing is rounded, cut or guessed.</summary>
internal static class ValueConversion
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter() },
        IncludeFields = true,
    };

    /// <param name="value">Not null.</param>
    /// <param name="type">The parameter's type.</param>
    /// <param name="converted">Of that type, and not null, where it returns true.</param>
    public static bool TryConvert(object value, Type type, out object? converted)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsInstanceOfType(value))
        {
            converted = value;
            return true;
        }

        return value switch
        {
            JsonElement element => TryDeserialize(element, type, out converted),
            string text => TextConversion.TryParse(text, type, out converted),
            _ => NumberConversion.TryConvert(value, type, out converted),
        };
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a converter of the user's throws, the value does not convert.")]
    private static bool TryDeserialize(JsonElement element, Type type, out object? converted)
    {
        try
        {
            converted = element.Deserialize(type, json);
            return converted is not null;
        }
        catch (Exception)
        {
            converted = null;
            return false;
        }
    }

    /// <summary>A value as a message shows it: at most a line of it.</summary>
    public static string Show(object value)
    {
        const int longest = 80;
        var text = value switch
        {
            JsonElement element => element.GetRawText(),
            string s => $"\"{s}\"",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        text = KnownSecrets.Redact(text).ReplaceLineEndings(" ");
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }
}
