using System.Text;
using System.Text.Json;
using EvalTest.Secrets;

namespace EvalTest.Datasets;

/// <summary>Reads one line of JSON as a row, or says what is wrong with it.</summary>
internal static class JsonLine
{
    private const int ShownCharacters = 100;
    private const int ReadBytes = 64 * 1024;

    /// <exception cref="DatasetException">The line is not such a row.</exception>
    public static T Parse<T>(LineReader line, JsonSerializerOptions options)
    {
        T? row;
        try
        {
            row = JsonSerializer.Deserialize<T>(line.Line, options);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is: a converter's or a constructor's own exception is as much the line's fault as a missing brace.
            throw Fault(line, typeof(T), JsonFault.Reason(e, typeof(T), options), e);
        }

        return row is null && Nullable.GetUnderlyingType(typeof(T)) is null ? throw Fault(line, typeof(T), "the line is null") : row!;
    }

    private static DatasetException Fault(LineReader line, Type type, string reason, Exception? inner = null) =>
        new(
            $"{line.File}:{line.Number}: this line is no {TypeName.Of(type)}: {reason}{Environment.NewLine}"
            + $"The line begins: {Beginning(line.Line)}{Environment.NewLine}"
            + "Correct the line or the type. What a line may leave out needs a default (string? Hint = null); what may be null needs a type that allows it.",
            inner);

    private static string Beginning(ReadOnlySpan<byte> line)
    {
        // Masked before it is cut: of half a secret nobody could tell what it is.
        var text = KnownSecrets.Redact(Encoding.UTF8.GetString(line[..Math.Min(line.Length, ReadBytes)]));
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(ShownCharacters))
            shown.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return shown.ToString().TrimEnd() + (text.EnumerateRunes().Count() > ShownCharacters ? "…" : "");
    }
}
