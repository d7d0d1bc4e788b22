using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Figures;

/// <summary>Reads back what metrics see of the completed trials of an eval.</summary>
internal static class MetricSamples
{
    /// <summary>
    /// In the order of their ids, so that neither that of the dataset nor of finishing shows, each with what is drawn as a whole when they are resampled: its
    /// cluster, and where no two samples share one, the sample.
    /// </summary>
    public static IReadOnlyList<(string Unit, MetricSample Sample)> Read(EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var (places, clusters) = results.Aggregate((slots, _, _) => (RecordPlace.OfCompleted(slots), SampleClusters.Of(results, slots)));
        using var open = new OpenSessions(sessions);
        var samples = places.Select(p => (p.Row, Sample: Of(open.Read(p.Session, p.Offset)))).Select(s => (clusters?.Of(s.Row) ?? s.Sample.Id, s.Sample));
        return [.. samples.OrderBy(s => s.Sample.Id, StringComparer.Ordinal).ThenBy(s => s.Sample.Trial)];
    }

    private static MetricSample Of(SampleRecord record) => new(record.Key.SampleId)
    {
        Trial = record.Key.Trial,
        Passed = record.Passed,
        Scores = record.Scores.ToDictionary(s => s.Name, s => s.Value),
        Values = ByName(record.Values.Select(v => (v.Key, Parse(v.Value)))),
        Expected = record.ExpectedJson.IsEmpty ? new Dictionary<string, JsonElement>() : ByName(Parse(record.ExpectedJson).EnumerateObject().Select(p => (p.Name, p.Value))),
        Cluster = record.Cluster,
    };

    // Of a name that a file holds twice the last one, as a reader of JSON takes it.
    private static Dictionary<string, JsonElement> ByName(IEnumerable<(string Name, JsonElement Value)> values)
    {
        var byName = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in values)
            byName[name] = value;
        return byName;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 80 });
        return JsonElement.ParseValue(ref reader);
    }
}
