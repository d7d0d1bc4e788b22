using System.Buffers;
using System.Text;

namespace EvalTest.Datasets;

/// <summary>
/// Writes any row in <em>canonical form 1</em>: one UTF-8 text for one content, whatever the order of members or keys.
/// Content hashes are taken over it, so no byte of it may ever change; FORMAT.md describes it in full.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>How deep objects and arrays may lie in each other.</summary>
    public const int MaxDepth = 64;

    [ThreadStatic]
    private static CanonicalWriter? spare;

    /// <exception cref="RowEncodingException">The row holds what has no content, or refers to itself.</exception>
    public static byte[] Encode(object? row) => With(row, static writer => writer.Written.ToArray());

    /// <summary>The row without what is marked <c>[Expected]</c>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="expected">An object of the marked members, each named by its path; null where none is.</param>
    /// <exception cref="RowEncodingException">The row holds what has no content, or refers to itself.</exception>
    public static byte[] EncodeInput(object? row, out byte[]? expected)
    {
        var (input, apart) = With(row, static writer => (writer.Written.ToArray(), writer.Expected.IsEmpty ? null : (byte[])[(byte)'{', .. writer.Expected, (byte)'}']), setsExpectedApart: true);
        expected = apart;
        return input;
    }

    /// <exception cref="RowEncodingException">The row holds what has no content, or refers to itself.</exception>
    public static void Write(object? row, IBufferWriter<byte> output) =>
        With(row, output, static (writer, output) =>
        {
            output.Write(writer.Written);
            return true;
        });

    /// <summary>The text of a value that is a string, number or other scalar, without quotes; null for null, objects and arrays.</summary>
    /// <exception cref="RowEncodingException">The value has no canonical form.</exception>
    public static string? ScalarText(object? value) => With(value, static writer => Unquoted(writer.Written));

    internal static string? Unquoted(ReadOnlySpan<byte> canonical)
    {
        if (canonical[0] is (byte)'{' or (byte)'[' or (byte)'n')
            return null;
        if (canonical[0] != '"')
            return Encoding.ASCII.GetString(canonical);

        var reader = new System.Text.Json.Utf8JsonReader(canonical);
        reader.Read();
        return reader.GetString();
    }

    private static T With<T>(object? row, Func<CanonicalWriter, T> use, bool setsExpectedApart = false) =>
        With(row, use, static (writer, use) => use(writer), setsExpectedApart);

    private static TResult With<TState, TResult>(object? row, TState state, Func<CanonicalWriter, TState, TResult> use, bool setsExpectedApart = false)
    {
        // Taken out of the field while in use: a getter may itself come here.
        var writer = spare ?? new CanonicalWriter();
        spare = null;
        try
        {
            writer.SetsExpectedApart = setsExpectedApart;
            Fill(writer, row);
            return use(writer, state);
        }
        finally
        {
            writer.Reset();
            spare = writer;
        }
    }

    private static void Fill(CanonicalWriter writer, object? row)
    {
        try
        {
            writer.WriteValue(row);
        }
        catch (Exception e) when (e is not (RowEncodingException or OutOfMemoryException))
        {
            // Nothing of ours throws anything else: it came out of a getter or an enumerator of the row.
            throw writer.Fault($"reading it{writer.FromContainer} threw {TypeName.Of(e.GetType())}: {e.Message.TrimEnd('.')}", e);
        }
    }
}
