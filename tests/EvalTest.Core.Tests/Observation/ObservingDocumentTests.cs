using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using EvalTest.Core.Tests.Running;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Observation;

/// <summary>The names that others build dashboards on are the documented ones.</summary>
public sealed partial class ObservingDocumentTests : IDisposable
{
    private static readonly string document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "observing.md"));

    private readonly Watched watched = new();

    public void Dispose() => watched.Dispose();

    [Fact]
    public void The_document_lists_every_instrument_with_its_kind()
    {
        var published = new List<(string, string)>();
        watched.Hear(new MeterListener { InstrumentPublished = (i, _) => AddOwn(published, i) });
        watched.Engine().Dispose();

        Assert.Equal(InstrumentRow().Matches(document).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Order(), published.Order());
    }

    [Fact]
    public async Task Every_tag_of_an_activity_is_in_the_document()
    {
        using var engine = watched.HearActivities().Engine();
        var eval = Engine.Eval() with { Provider = "local", Variant = "m: 1", Tags = new Dictionary<string, string> { ["NAME"] = "x" } };

        await engine.RunAsync(Watched.Rows(3), c => c.Index switch { 0 => new Score("NAME", 1, true), 1 => throw new SampleSkippedException("x"), _ => throw new NotSupportedException("x") }, eval: eval);

        var tags = watched.Activities.SelectMany(a => a.TagObjects).Select(t => t.Key).ToHashSet();
        Assert.Equal(tags.Order(), TagsOfTraces().Order());
    }

    private static IEnumerable<string> TagsOfTraces() =>
        from line in document.Split("\n## ").Single(s => s.StartsWith("Traces", StringComparison.Ordinal)).Split('\n')
        where line.StartsWith("| `", StringComparison.Ordinal)
        from Match name in Name().Matches(line.Split('|')[1])
        select name.Groups[1].Value;

    private void AddOwn(List<(string, string)> published, Instrument instrument)
    {
        if (watched.IsOwn(instrument))
            published.Add((instrument.Name, Kind(instrument)));
    }

    private static string Kind(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        UpDownCounter<long> => "up-down counter",
        Histogram<double> => $"histogram, {(instrument.Unit == "s" ? "seconds" : instrument.Unit)}",
        _ => instrument.GetType().Name,
    };

    [GeneratedRegex(@"^\| `(evaltest\.[a-z_.]+)` \| ((?:counter|up-down|histogram)[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex("`([A-Za-z_.]+)`")]
    private static partial Regex Name();
}
