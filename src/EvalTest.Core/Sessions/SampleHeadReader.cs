using System.Text;
using System.Text.Json;
using EvalTest.Datasets;

namespace EvalTest.Sessions;

/// <summary>
/// Reads the head of a checked <c>sample</c> line and stops after it. Names that recur (evals, scores) are made into strings once.
/// For one thread.
/// </summary>
internal sealed class SampleHeadReader
{
    private readonly List<(byte[] Utf8, string Text)> names = [];
    private readonly SampleHead head = new();
    private byte[] id = new byte[256];
    private byte[] variant = new byte[256];

    /// <summary>The head, valid until the next call; null if the line does not hold one.</summary>
    public SampleHead? Read(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        try
        {
            return json.Read() && TryRead(ref json) ? head : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // A line whose checksum holds but whose head does not parse was written by something else than this format.
            return null;
        }
    }

    private bool TryRead(ref Utf8JsonReader json)
    {
        head.Scores.Clear();
        head.Passed = null;
        head.Attempt = 0;
        var (idLength, variantLength, trial, outcome, hashed) = (-1, 0, 0, default(Outcome?), false);
        head.Eval = "";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("n"u8) || json.ValueTextEquals("t"u8))
                json.Read();
            else if (json.ValueTextEquals("eval"u8))
                head.Eval = Name(ref json, read: true);
            else if (json.ValueTextEquals("variant"u8))
                variantLength = Copy(ref json, ref variant);
            else if (json.ValueTextEquals("id"u8))
                idLength = Copy(ref json, ref id);
            else if (json.ValueTextEquals("trial"u8))
                trial = Number(ref json);
            else if (json.ValueTextEquals("attempt"u8))
                head.Attempt = Number(ref json);
            else if (json.ValueTextEquals("inputHash"u8))
                hashed = json.Read() && Hash(ref json);
            else if (json.ValueTextEquals("outcome"u8))
                outcome = json.Read() ? OutcomeName.Parse(json.ValueSpan) : null;
            else if (json.ValueTextEquals("passed"u8))
                head.Passed = json.Read() && json.GetBoolean();
            else if (json.ValueTextEquals("scores"u8))
                ReadScores(ref json);
            else
                break;
        }

        if (head.Eval.Length == 0 || idLength < 0 || outcome is null || !hashed || head.Attempt < 1)
            return false;

        head.Outcome = outcome.Value;
        head.Key = KeyHash.Of(variant.AsSpan(0, variantLength), id.AsSpan(0, idLength), trial);
        return true;
    }

    private bool Hash(ref Utf8JsonReader json)
    {
        var parsed = ContentHash.TryParse(json.ValueSpan, out var hash);
        head.InputHash = hash;
        return parsed;
    }

    private static int Number(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    private static int Copy(ref Utf8JsonReader json, ref byte[] target)
    {
        json.Read();
        if (target.Length < json.ValueSpan.Length)
            target = new byte[json.ValueSpan.Length];
        return json.CopyString(target);
    }

    private void ReadScores(ref Utf8JsonReader json)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref json, read: false);
            var (value, passed) = (double.NaN, default(bool?));
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("value"u8))
                    value = json.Read() ? json.GetDouble() : double.NaN;
                else if (json.ValueTextEquals("passed"u8))
                    passed = json.Read() && json.GetBoolean();
                else
                    json.Skip();
            }

            if (!double.IsFinite(value))
                throw new FormatException();
            head.Scores.Add((name, value, passed));
        }
    }

    private string Name(ref Utf8JsonReader json, bool read)
    {
        if (read)
            json.Read();
        foreach (var (utf8, text) in names)
        {
            if (json.ValueTextEquals(utf8))
                return text;
        }

        var name = json.GetString() ?? "";
        // A file with endless names must not make this list endless.
        if (names.Count < 256)
            names.Add((Encoding.UTF8.GetBytes(name), name));
        return name;
    }
}
