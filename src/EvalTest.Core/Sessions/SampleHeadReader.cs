using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using EvalTest.Datasets;

namespace EvalTest.Sessions;

/// <summary>
/// Reads the head of a checked <c>sample</c> line in one pass that also proves the rest of it well-formed: a line is believed as a whole or not at all.
/// For one thread.
/// </summary>
internal sealed class SampleHeadReader
{
    private static readonly byte[][] fields = [.. new[] { "n", "t", "eval", "variant", "id", "trial", "attempt", "inputHash", "outcome", "passed", "scores" }.Select(Encoding.UTF8.GetBytes)];

    private readonly SampleHead head = new();
    private readonly LineContent content = new();
    private readonly NameCache names = new();
    private readonly SampleScoresReader scores;
    private readonly bool withPlaces;
    private byte[] id = new byte[256];
    private byte[] variant = new byte[256];
    private byte[] cluster = [];
    private int idLength;
    private int variantLength;
    private int trial;

    /// <param name="withPlaces">Also where each sample stood in its dataset and what scored it, which a run has no use for.</param>
    public SampleHeadReader(bool withPlaces = false)
    {
        scores = new SampleScoresReader(names);
        this.withPlaces = withPlaces;
    }

    /// <summary>The head, valid until the next call; null if the line is not a sample of this format.</summary>
    public SampleHead? Read(ReadOnlySpan<byte> line)
    {
        var json = LineContent.Begin(line);
        try
        {
            return Utf8.IsValid(line) && json.Read() && ReadHead(ref json, out var count) && content.ReadToEnd(ref json, line, count, fields) ? head : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // A line whose checksum holds but which does not parse was written by something else than this format.
            return null;
        }
    }

    /// <summary>Reads the fields that come first, each at most once and in their order; stops at the name of another.</summary>
    private bool ReadHead(ref Utf8JsonReader json, out int count)
    {
        head.Eval = head.Variant = "";
        head.Attempt = 0;
        head.Passed = null;
        head.Expected = head.Cluster = 0;
        head.Index = -1;
        head.Scores.Clear();
        head.Scorers.Clear();
        (idLength, variantLength, trial) = (-1, 0, -1);
        var (outcome, hashed) = (default(Outcome?), false);
        count = 0;
        for (var field = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; field++, count++)
        {
            while (field < fields.Length && !json.ValueTextEquals(fields[field]))
                field++;
            if (field == fields.Length)
            {
                ReadBehind(json);
                break;
            }

            json.Read();
            switch (field)
            {
                case 2:
                    head.Eval = names.Text(ref json);
                    break;
                case 3:
                    variantLength = Copy(ref json, ref variant);
                    head.Variant = names.Text(ref json);
                    break;
                case 4:
                    idLength = Copy(ref json, ref id);
                    break;
                case 5:
                    trial = json.GetInt32();
                    break;
                case 6:
                    head.Attempt = json.GetInt32();
                    break;
                case 7:
                    hashed = Hash(ref json);
                    break;
                case 8:
                    outcome = OutcomeName.Parse(ref json);
                    break;
                case 9:
                    head.Passed = json.GetBoolean();
                    break;
                case 10:
                    scores.Read(ref json, head.Scores, withPlaces ? head.Scorers : null);
                    break;
            }
        }

        return IsComplete(hashed, outcome);
    }

    private bool IsComplete(bool hashed, Outcome? outcome)
    {
        if (head.Eval.Length == 0 || idLength < 0 || trial < 0 || head.Attempt is < 1 or > SampleHead.MostAttempts || !hashed || outcome is not { } known)
            return false;

        head.Outcome = known;
        head.Trial = trial;
        head.Key = KeyHash.Of(variant.AsSpan(0, variantLength), id.AsSpan(0, idLength), trial);
        if (withPlaces)
        {
            head.Sample = trial == 0 ? head.Key : KeyHash.Of(variant.AsSpan(0, variantLength), id.AsSpan(0, idLength), 0);
            head.Id = variantLength == 0 ? head.Sample : KeyHash.Of([], id.AsSpan(0, idLength), 0);
        }

        return true;
    }

    /// <summary>Looks at the first fields behind the head; the reader itself stays where it is. Whatever stands there, the line is believed.</summary>
    private void ReadBehind(Utf8JsonReader json)
    {
        if (json.ValueTextEquals("expectedHash"u8))
        {
            json.Read();
            if (TryHash(ref json, out var hash))
                head.Expected = SampleHead.ExpectedOf(hash);
            json.Skip();
            json.Read();
        }

        if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("cluster"u8))
        {
            json.Read();
            if (json.TokenType == JsonTokenType.String)
            {
                var length = Copy(ref json, ref cluster);
                head.Cluster = SampleHead.ClusterOf(cluster.AsSpan(0, length));
            }

            json.Skip();
            json.Read();
        }

        if (withPlaces)
            ReadIndex(json);
    }

    private void ReadIndex(Utf8JsonReader json)
    {
        for (; json.TokenType == JsonTokenType.PropertyName; json.Read())
        {
            var found = json.ValueTextEquals("index"u8);
            json.Read();
            if (found)
            {
                head.Index = json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var index) && index >= 0 ? index : -1;
                return;
            }

            json.Skip();
        }
    }

    private bool Hash(ref Utf8JsonReader json)
    {
        var parsed = TryHash(ref json, out var hash);
        head.InputHash = hash;
        return parsed;
    }

    private static bool TryHash(ref Utf8JsonReader json, out UInt128 hash)
    {
        const int mostEscaped = ContentHash.HexLength * 6;
        Span<byte> unescaped = stackalloc byte[mostEscaped];
        hash = default;
        return json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= mostEscaped
            && ContentHash.TryParse(json.ValueIsEscaped ? unescaped[..json.CopyString(unescaped)] : json.ValueSpan, out hash);
    }

    private static int Copy(ref Utf8JsonReader json, ref byte[] target)
    {
        if (target.Length < json.ValueSpan.Length)
            target = new byte[json.ValueSpan.Length];
        return json.CopyString(target);
    }
}
