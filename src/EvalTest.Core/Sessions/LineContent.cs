using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace EvalTest.Sessions;

/// <summary>
/// What every line must be inside, whatever its type: one JSON object of valid UTF-8, not too deep, each name on its top level once,
/// no half of a surrogate pair in any text. For one thread.
/// </summary>
internal sealed class LineContent
{
    /// <summary>A row or a recorded value may be 64 deep and lies within the line's object and one more.</summary>
    private const int Deepest = 80;

    private static readonly JsonReaderState start = new(new JsonReaderOptions { MaxDepth = Deepest });

    private readonly LineNames names = new();

    public static JsonDocumentOptions Document { get; } = new() { MaxDepth = Deepest };

    /// <summary>A reader before the first token of a line.</summary>
    public static Utf8JsonReader Begin(ReadOnlySpan<byte> line) => new(line, isFinalBlock: true, start);

    /// <summary>Whether a line of any type is well-formed.</summary>
    /// <exception cref="JsonException">It is not JSON, or too deep.</exception>
    public bool IsSound(ReadOnlySpan<byte> line)
    {
        var json = Begin(line);
        return Utf8.IsValid(line) && json.Read() && json.Read() && ReadToEnd(ref json, line, 0, []);
    }

    /// <summary>Reads on to the end of a line; false if the rest of it is not well-formed.</summary>
    /// <param name="json">On the name of a field of the line.</param>
    /// <param name="line">The whole line, valid UTF-8.</param>
    /// <param name="fieldsBefore">How many fields came before that one.</param>
    /// <param name="reserved">Names that must not come any more.</param>
    /// <exception cref="JsonException">It is not JSON, or too deep.</exception>
    public bool ReadToEnd(ref Utf8JsonReader json, ReadOnlySpan<byte> line, int fieldsBefore, byte[][] reserved)
    {
        names.Begin(reserved);
        do
        {
            var isName = json.TokenType == JsonTokenType.PropertyName;
            if (!isName && json.TokenType != JsonTokenType.String)
                continue;
            if (!IsText(ref json))
                return false;
            if (isName && json.CurrentDepth == 1 && !names.Add(json.ValueSpan, json.ValueIsEscaped, (int)json.TokenStartIndex + 1, line))
                return false;
        }
        while (json.Read());

        return !names.Undecided || LineNames.AreNew(line, fieldsBefore, reserved);
    }

    /// <summary>Whether the text that a reader stands on is one in Unicode.</summary>
    public static bool IsText(ref Utf8JsonReader json) => !json.ValueIsEscaped || !HasHalfPair(json.ValueSpan);

    /// <summary>Whether a text of valid JSON names half of a surrogate pair by an escape. In raw UTF-8 there is none.</summary>
    private static bool HasHalfPair(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\\u"u8) < 0)
            return false;

        var awaitsLow = false;
        for (var at = 0; at < text.Length; at++)
        {
            var unit = '\0';
            if (text[at] == '\\' && text[++at] == 'u')
            {
                unit = (char)ushort.Parse(text.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                at += 4;
            }

            if (char.IsLowSurrogate(unit) != awaitsLow)
                return true;
            awaitsLow = char.IsHighSurrogate(unit);
        }

        return awaitsLow;
    }
}
