using System.Text.Json;

namespace EvalTest.Sessions;

/// <summary>Reads a sample's scores: finite values, each name once. For one thread.</summary>
internal sealed class SampleScoresReader(NameCache names)
{
    private const int FewScores = 16;

    /// <exception cref="FormatException">They are not as the format has them.</exception>
    public void Read(ref Utf8JsonReader json, List<(string Name, double Value, bool? Passed)> scores)
    {
        Require(json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = names.Text(ref json);
            json.Read();
            var (value, passed) = ReadScore(ref json);
            scores.Add((name, value, passed));
        }

        if (!AreDistinct(scores))
            throw new FormatException();
    }

    private static (double Value, bool? Passed) ReadScore(ref Utf8JsonReader json)
    {
        Require(json.TokenType == JsonTokenType.StartObject);
        var (value, passed) = (default(double?), default(bool?));
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
                SkipText(ref json);
            }
        }

        return value is { } number && double.IsFinite(number) ? (number, passed) : throw new FormatException();
    }

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
