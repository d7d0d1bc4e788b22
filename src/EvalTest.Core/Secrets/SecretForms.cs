using System.Text;
using System.Text.Encodings.Web;

namespace EvalTest.Secrets;

/// <summary>How a secret looks where it occurs. Pure.</summary>
internal static class SecretForms
{
    // Shorter ones occur in the base64 of anything.
    private const int ShortestBase64 = 8;
    private const int ShortestLine = 20;

    /// <summary>In a text: itself, escaped for JSON or a URL, in base64 at any offset of what was encoded; each line of a key of several.</summary>
    public static IReadOnlyCollection<string> InTexts(string secret)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(secret))
        {
            forms.Add(part);
            forms.Add(part.ReplaceLineEndings("\n"));
            forms.Add(JavaScriptEncoder.Default.Encode(part));
            forms.Add(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(part));
            forms.Add(Uri.EscapeDataString(part));
            foreach (var base64 in Base64(part))
            {
                forms.Add(base64);
                forms.Add(base64.Replace('+', '-').Replace('/', '_'));
            }
        }

        return forms;
    }

    /// <summary>A text as it stands in the bytes of a JSON line, each byte as one character: as the serializer escapes it, and as the canonical form does.</summary>
    public static IEnumerable<string> InLine(string text) =>
        new[] { JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), Canonical(text) }.Select(t => Wide(Encoding.UTF8.GetBytes(t))).Distinct();

    /// <summary>In the bytes of a file, each byte as one character: as UTF-8 and as UTF-16 of both orders.</summary>
    public static IEnumerable<string> InBytes(string secret) =>
        new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => Wide(e.GetBytes(secret))).Distinct();

    private static string Wide(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    // A key file's lines are shown apart as often as together; what has blanks is no line of a key.
    private static IEnumerable<string> Parts(string secret) =>
        secret.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } lines
            ? lines.Where(l => l.Length >= ShortestLine && !l.Any(char.IsWhiteSpace)).Prepend(secret)
            : [secret];

    private static IEnumerable<string> Base64(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < 3; before++)
        {
            // The characters that no neighbour of the secret takes part in.
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var end = (before + bytes.Length) * 8 / 6;
            if (end - first >= ShortestBase64)
                yield return text[first..end];
        }
    }

    private static string Canonical(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
            _ = c is '"' or '\\' || c < ' ' ? escaped.Append(Escape(c)) : escaped.Append(c);
        return escaped.ToString();
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)c:x4}",
    };
}
