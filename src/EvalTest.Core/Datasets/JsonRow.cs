using System.Text.Json;

namespace EvalTest.Datasets;

/// <summary>Reads one piece of JSON as a row, or says what is wrong with it.</summary>
internal static class JsonRow
{
    /// <param name="line">The JSON, whole.</param>
    /// <param name="place">The file and line, for a fault.</param>
    /// <param name="unit">What a row is there: a line, an element.</param>
    /// <param name="options">How to read it.</param>
    public static ReadRow<T> Read<T>(ReadOnlySpan<byte> line, RowPlace place, string unit, JsonSerializerOptions options)
    {
        try
        {
            var row = JsonSerializer.Deserialize<T>(line, options);
            return row is null && Nullable.GetUnderlyingType(typeof(T)) is null
                ? ReadRow<T>.Faulty(Fault(line, place, unit, typeof(T), $"the {unit} is null"), line)
                : row is not null && RowIdentity.Problem(row) is { } problem
                ? ReadRow<T>.Faulty(new DatasetException($"{place}: this {unit} cannot be told from others: {problem}{Environment.NewLine}The {unit} begins: {RowText.Beginning(line)}"), line)
                : ReadRow<T>.Good(row!);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is: a converter's or a constructor's own exception is as much the line's fault as a missing brace.
            return ReadRow<T>.Faulty(Fault(line, place, unit, typeof(T), JsonFault.Reason(e, typeof(T), options), e), line);
        }
    }

    private static DatasetException Fault(ReadOnlySpan<byte> line, RowPlace place, string unit, Type type, string reason, Exception? inner = null) =>
        new(
            $"{place}: this {unit} is no {TypeName.Of(type)}: {reason}{Environment.NewLine}"
            + $"The {unit} begins: {RowText.Beginning(line)}{Environment.NewLine}"
            + $"Correct the {unit} or the type. What a{(unit == "line" ? "" : "n")} {unit} may leave out needs a default (string? Hint = null); what may be null needs a type that allows it.",
            inner);
}
