using System.Text.Json;
using EvalTest.Comparing;
using EvalTest.Reporting;

namespace EvalTest.Tool.Commands;

/// <summary>A comparison as JSON; what is unknown is null.</summary>
internal static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Comparison> comparisons)
    {
        json.WriteNumber("comparisons", comparisons.Sum(c => c.Comparisons));
        json.WriteStartArray("evals");
        foreach (var eval in comparisons.SelectMany(c => c.Evals))
        {
            json.WriteStartObject();
            json.WriteString("title", eval.Title);
            json.WriteStartArray("pairs");
            foreach (var pair in eval.Pairs)
                Write(json, pair);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("alone");
        foreach (var side in comparisons.SelectMany(c => c.Alone))
            Write(json, side);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PairComparison pair)
    {
        json.WriteStartObject();
        json.WritePropertyName("first");
        Write(json, pair.First);
        json.WritePropertyName("second");
        Write(json, pair.Second);
        json.WriteNumber("samples", pair.Samples);
        json.WriteString("refusal", pair.Refusal);
        JsonReport.WriteTexts(json, "notes", pair.Notes);
        json.WriteStartArray("scores");
        foreach (var score in pair.Scores)
            Write(json, score);
        json.WriteEndArray();
        json.WriteStartArray("refusedScores");
        foreach (var refused in pair.Refused)
        {
            json.WriteStartObject();
            json.WriteString("name", refused.Name);
            json.WriteString("reason", refused.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "gained", pair.Flips.Gained);
        Write(json, "lost", pair.Flips.Lost);
        json.WriteStartObject("leftOut");
        Write(json, "onlyFirst", pair.LeftOut.OnlyFirst);
        Write(json, "onlySecond", pair.LeftOut.OnlySecond);
        Write(json, "inputChanged", pair.LeftOut.InputChanged);
        Write(json, "expectedChanged", pair.LeftOut.ExpectedChanged);
        Write(json, "notCompleted", pair.LeftOut.NotCompleted);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ScoreComparison score)
    {
        json.WriteStartObject();
        json.WriteString("name", score.Name);
        json.WriteNumber("samples", score.Samples);
        Number(json, "first", score.First);
        Number(json, "second", score.Second);
        Number(json, "difference", score.Difference.Value.Value);
        Number(json, "low95", score.Difference.Interval?.Low);
        Number(json, "high95", score.Difference.Interval?.High);
        json.WriteString("test", score.Test);
        Number(json, "p", score.P.Value);
        Number(json, "adjustedP", score.AdjustedP.Value);
        json.WriteString("effectName", score.EffectName);
        Number(json, "effect", score.Effect.Value);
        json.WriteNumber("better", score.Better);
        json.WriteNumber("worse", score.Worse);
        json.WriteNumber("ties", score.Ties);
        json.WriteString("verdict", Name(score.Verdict));
        json.WriteString("words", score.Words);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value) => JsonReport.WriteNumber(json, name, value);

    private static string Name(ComparisonVerdict verdict) => verdict == ComparisonVerdict.NoDifferenceShown ? "no-difference-shown" : verdict.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter json, string name, SampleList samples)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", samples.Count);
        JsonReport.WriteTexts(json, "first", samples.First);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparedSide side)
    {
        json.WriteStartObject();
        json.WriteString("label", side.Label);
        json.WriteString("experiment", side.Experiment);
        json.WriteString("assembly", side.Assembly);
        json.WriteString("eval", side.Eval);
        json.WriteString("variant", side.Variant);
        json.WriteEndObject();
    }
}
