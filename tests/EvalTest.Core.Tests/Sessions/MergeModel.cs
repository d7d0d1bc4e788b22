using System.Text;
using System.Text.Json;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>
/// The rules of FORMAT.md taken by their word, over sets: which completed result of each sample stands, and which of these counts.
/// Knows no order of folding.
/// </summary>
internal sealed class MergeModel
{
    private readonly List<Line> lines = [];
    private readonly Dictionary<string, Dictionary<string, long>> named = [];

    private MergeModel()
    {
    }

    /// <summary>From all files of a folder; a line counts if it is whole in any of them.</summary>
    public static MergeModel Of(IEnumerable<byte[]> files)
    {
        var model = new MergeModel();
        foreach (var file in files)
            model.Add(Encoding.UTF8.GetString(file).Split('\n')[..^1]);
        return model;
    }

    /// <summary>Where the completed result of a sample stands that counts, as session and number; null where none stands.</summary>
    public string? Current(string id) => Standing(id)
        .OrderBy(l => l.Json.GetProperty("attempt").GetInt32())
        .ThenBy(l => l.Session, StringComparer.Ordinal)
        .LastOrDefault()?.Place;

    public bool Holds(string place) => lines.Exists(l => l.Place == place);

    /// <summary>Samples of which two completed results stand that differ.</summary>
    public int Conflicts() => MergeWorld.Ids.Count(id => Standing(id).DistinctBy(l => $"{l.Input} {l.Json.GetProperty("passed")} {l.Json.GetProperty("scores")}").Count() > 1);

    /// <summary>Completed results that nobody who knew them replaced or retracted.</summary>
    private IEnumerable<Line> Standing(string id)
    {
        var all = lines.FindAll(l => l.Type == "sample" && l.Json.GetProperty("id").GetString() == id);
        return all.Where(l => l.IsCompleted && !all.Exists(o => Replaces(o, l)) && !lines.Exists(o => o.Type == "retract" && Retracts(o, l)));
    }

    private void Add(string[] texts)
    {
        if (texts.Length == 0)
            return;
        var header = JsonSerializer.Deserialize<JsonElement>(texts[0]);
        var session = header.GetProperty("session").GetString()!;
        named[session] = Numbers(header);
        foreach (var text in texts)
        {
            var json = JsonSerializer.Deserialize<JsonElement>(text);
            var line = new Line(session, json.GetProperty("n").GetInt64(), json.GetProperty("t").GetString()!, json);
            if (!lines.Exists(l => l.Place == line.Place))
                lines.Add(line);
        }
    }

    private bool Replaces(Line later, Line line) => Knows(later, line, named[later.Session]) && (later.IsCompleted || later.Input != line.Input);

    private bool Retracts(Line retract, Line line) =>
        Knows(retract, line, Numbers(retract.Json))
        && (!retract.Json.TryGetProperty("filter", out var filter) || filter.GetString() == line.Json.GetProperty("id").GetString())
        && (retract.Json.GetProperty("what").GetString() == "all" || !line.Json.GetProperty("passed").GetBoolean());

    private bool Knows(Line later, Line line, Dictionary<string, long> by) =>
        later.Session == line.Session ? later.Number > line.Number : Reaches(by, line);

    private bool Reaches(Dictionary<string, long> by, Line line) =>
        by.Any(n => named.ContainsKey(n.Key) && ((n.Key == line.Session && n.Value >= line.Number) || Reaches(named[n.Key], line)));

    private static Dictionary<string, long> Numbers(JsonElement json) => json.GetProperty("seen").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64());

    private sealed record Line(string Session, long Number, string Type, JsonElement Json)
    {
        public string Place => $"{Session} {Number}";

        public bool IsCompleted => Json.GetProperty("outcome").GetString() == "completed";

        public string? Input => Json.GetProperty("inputHash").GetString();
    }
}
