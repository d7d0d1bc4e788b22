using EvalTest.Secrets;

namespace EvalTest.Scoring;

/// <summary>Long texts made short enough for a sentence.</summary>
internal static class Excerpt
{
    /// <summary>The text in quotes, at most <paramref name="most"/> characters of it; "nothing" for null.</summary>
    public static string Quote(string? text, int most = 80) => text is null ? "nothing" : $"\"{Cut(text, most)}\"";

    /// <summary>The beginning of the text and an ellipsis where something was left out; never half a character.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;

        // Half of a secret would be recognised by nobody who comes after.
        text = KnownSecrets.Redact(text);
        if (text.Length <= most)
            return text;

        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end] + "…";
    }
}
