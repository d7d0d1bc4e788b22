using System.Text;
using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>Makes names that recur (evals, scores) into strings once. For one thread.</summary>
internal sealed class NameCache
{
    // Of a file with endless names, only so many are kept.
    private const int Places = 256;

    private readonly (byte[] Utf8, string Text)[] names = new (byte[], string)[Places];

    /// <summary>The text that a reader stands on.</summary>
    /// <exception cref="InvalidOperationException">It stands on no text, or on one with half of a surrogate pair.</exception>
    public string Text(ref Utf8JsonReader json)
    {
        var raw = json.ValueSpan;
        if (json.ValueIsEscaped || json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || raw.IsEmpty)
            return json.GetString() ?? throw new InvalidOperationException();

        ref var name = ref names[((raw.Length * 31) + (raw[^1] * 7) + raw[raw.Length / 2]) & (Places - 1)];
        if (name.Utf8 is null || !raw.SequenceEqual(name.Utf8))
            name = (raw.ToArray(), Encoding.UTF8.GetString(raw));
        return name.Text;
    }
}
