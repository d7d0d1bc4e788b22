using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>Reads a sample's scores: finite values, each name once. For one thread.</summary>
internal sealed class SampleScoresReader(NameCache names)
{
    private const int FewScores = 16;

    /// <param name="json">Stands on the object.</param>
    /// <param name="scores">Gets them.</param>
    /// <param name="scorers">Gets what gave each; null where nobody asks.</param>
    /// <exception cref="FormatException">They are not as the format has them.</exception>
    public void Read(ref Utf8JsonReader json, List<(string Name, double Value, bool? Passed)> scores, List<string?>? scorers = null)
    {
        Require(json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Text(ref json);
            json.Read();
            var (value, passed, scorer) = ReadScore(ref json, scorers is not null);
            scores.Add((name, value, passed));
            scorers?.Add(scorer);
        }

        if (!AreDistinct(scores))
            throw new FormatException();
    }

    private (double Value, bool? Passed, string? Scorer) ReadScore(ref Utf8JsonReader json, bool withScorer)
    {
        Require(json.TokenType == JsonTokenType.StartObject);
        var (value, passed, scorer) = (default(double?), default(bool?), default(string?));
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("value"u8))
            {
                Require(value is null);
                json.Read();
                value = json.GetDouble();
            }
            else if (json.ValueTextEquals("passed"u8))
            {
                Require(passed is null);
                json.Read();
                passed = json.GetBoolean();
            }
            else
            {
                if (withScorer && json.ValueTextEquals("scorer"u8))
                    scorer = TextBehind(json);
                SkipText(ref json);
            }
        }

        return value is { } number && double.IsFinite(number) ? (number, passed, scorer) : throw new FormatException();
    }

    /// <summary>The text of a field; null where it is none. The reader itself stays on the field's name.</summary>
    private string? TextBehind(Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.String ? names.Text(ref json) : null;

    /// <summary>Skips a field; texts in it are checked as everywhere.</summary>
    private static void SkipText(ref Utf8JsonReader json)
    {
        Require(LineContent.IsText(ref json));
        json.Read();
        var depth = json.CurrentDepth;
        var isWithin = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        Require(LineContent.IsText(ref json));
        while (isWithin && json.Read() && json.CurrentDepth > depth)
            Require(LineContent.IsText(ref json));
    }

    private static bool AreDistinct(List<(string Name, double Value, bool? Passed)> scores)
    {
        if (scores.Count > FewScores)
            return scores.Select(s => s.Name).Distinct().Count() == scores.Count;

        for (var i = 1; i < scores.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (scores[i].Name == scores[j].Name)
                    return false;
            }
        }

        return true;
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
            throw new FormatException();
    }
}
