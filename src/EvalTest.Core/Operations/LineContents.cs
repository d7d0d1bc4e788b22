using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>What a check wants to know of single lines, whether or not they are believed.</summary>
internal static class LineContents
{
    private static ReadOnlySpan<byte> Files => "\"files\":"u8;

    /// <summary>The large values that a line names.</summary>
    /// <param name="line">One that is believed.</param>
    public static IEnumerable<LargeValue> ValuesOf(ReadOnlySpan<byte> line) =>
        line.IndexOf(Files) < 0 ? [] : SampleRecordReader.Read(line.ToArray()).Files.Select(f => f.Value);

    /// <summary>The sample that a line is of, read as far as it goes; null if that is not far enough.</summary>
    public static DamagedSample? SampleOf(ReadOnlySpan<byte> line)
    {
        var (eval, variant, id, trial) = (default(string), "", default(string), -1);
        try
        {
            for (var json = new Utf8JsonReader(line); trial < 0 && json.Read();)
            {
                if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1)
                    continue;
                var name = json.GetString();
                json.Read();
                if (name is "eval" or "variant" or "id")
                    _ = name == "eval" ? eval = json.GetString() : name == "id" ? id = json.GetString() : variant = json.GetString() ?? "";
                else if (name == "trial")
                    trial = json.GetInt32();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // What was read before the damage is all there is.
        }

        return eval is not null && id is not null && trial >= 0 ? new DamagedSample(eval, variant, id, trial) : null;
    }
}
