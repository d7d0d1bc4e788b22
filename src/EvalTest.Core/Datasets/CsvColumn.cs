using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EvalTest.Datasets;

/// <summary>How one column's fields become the JSON of the member that takes them.</summary>
internal sealed class CsvColumn
{
    private readonly string name;
    private readonly JsonPropertyInfo property;
    private readonly JsonSerializerOptions options;
    private readonly Type type;
    private readonly bool isText;
    private readonly bool isParsed;
    private readonly bool allowsNull;

    public CsvColumn(string name, JsonPropertyInfo property, JsonSerializerOptions options)
    {
        this.name = name;
        this.property = property;
        this.options = options;
        type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        isText = property.CustomConverter is not null || type == typeof(string) || type == typeof(object) || type == typeof(byte[]);
        // Not what the user's own types parse: their JSON would be another.
        isParsed = !isText && TextConversion.Knows(type) && (type.IsEnum || type.Assembly == typeof(object).Assembly || type == typeof(Uri));
        allowsNull = property.PropertyType != type || (!type.IsValueType && property.IsSetNullable && property.AssociatedParameter is not { IsNullable: false });
    }

    /// <summary>Writes a field as a property; what is wrong with it, or null.</summary>
    public string? Write(string field, Utf8JsonWriter json)
    {
        if (field.Length == 0 && !isText)
            return WriteEmpty(json);

        json.WritePropertyName(property.Name);
        if (isText)
            json.WriteStringValue(field);
        else if (!isParsed)
            return WriteJson(field, json);
        else if (TextConversion.TryParse(field, type, out var value))
            JsonSerializer.Serialize(json, value, type, options);
        else
            return $"column \"{name}\" is \"{RowText.Beginning(field)}\", which is no {Described()}.";
        return null;
    }

    private string? WriteEmpty(Utf8JsonWriter json)
    {
        if (!allowsNull)
            return $"column \"{name}\" is empty, and {Described()} takes no null. Write {TypeName.Of(type)}? if an empty field is meant.";
        json.WriteNull(property.Name);
        return null;
    }

    private string? WriteJson(string field, Utf8JsonWriter json)
    {
        try
        {
            json.WriteRawValue(field);
            return null;
        }
        catch (JsonException e)
        {
            return $"column \"{name}\" is \"{RowText.Beginning(field)}\", which is no JSON for {Described()}: {JsonFault.Headline(e.Message)}";
        }
    }

    private string Described() => JsonFault.Described(type);
}
