using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalTest.Datasets;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>All that a folder says, as one JSON document: what the second reader says too.</summary>
internal static class StateText
{
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IFolder folder) => Text(StateOf(folder));

    /// <summary>The same of a document that the second reader wrote.</summary>
    public static string Of(string json) => Text(JsonNode.Parse(json)!);

    private static string Text(JsonNode state) => Sorted(state)!.ToJsonString(indented) + "\n";

    private static JsonObject StateOf(IFolder folder)
    {
        var damage = new List<Damage>();
        var assemblies = new JsonObject();
        try
        {
            foreach (var assembly in Assemblies(folder, damage))
            {
                var state = ExperimentState.Load(folder, assembly);
                damage.AddRange(state.Damage);
                assemblies[assembly] = StateOf(state);
            }
        }
        catch (EvalTestException e) when (e.Message.Contains("has the format", StringComparison.Ordinal))
        {
            return new() { ["refused"] = e.Message.Split('"')[1] };
        }

        var lines = damage.Select(d => $"{Path.GetFileName(d.Path)}:{d.Line.ToString(CultureInfo.InvariantCulture)} {d.Kind.ToString().ToLowerInvariant()}");
        return new() { ["assemblies"] = assemblies, ["damage"] = new JsonArray([.. lines.Distinct().Select(l => JsonValue.Create(l))]) };
    }

    private static List<string> Assemblies(IFolder folder, List<Damage> damage)
    {
        var reader = new SessionReader(folder, damage);
        var headers = folder.List().Where(e => SessionFileName.IsOne(e.Name)).Select(e => reader.ReadHeader(e.Name)).ToList();
        return [.. headers.OfType<HeaderRecord>().Select(h => h.Assembly).Distinct()];
    }

    private static JsonObject StateOf(ExperimentState state)
    {
        var (planned, results) = (new JsonObject(), new JsonObject());
        foreach (var (eval, variant) in state.Sessions.SelectMany(EvalsOf).Distinct())
        {
            var known = state.Eval(eval, variant);
            if (known.LastCount >= 0)
                planned[variant.Length == 0 ? eval : $"{eval}({variant})"] = known.LastCount;
            if (ResultsOf(known, state.Sessions) is { Count: > 0 } found)
                Child(results, eval)[variant] = found;
        }

        var sessions = state.Sessions.GroupBy(s => s.Header.Session).Select(g => (JsonNode)new JsonObject
        {
            ["id"] = g.Key,
            ["last"] = state.Seen[g.Key],
            ["status"] = g.Select(s => s.End?.Status).LastOrDefault(s => s is not null),
        });
        return new() { ["sessions"] = new JsonArray([.. sessions]), ["planned"] = planned, ["results"] = results };
    }

    /// <summary>The state gives the evals that are asked for, so they are looked for in the lines.</summary>
    private static IEnumerable<(string Eval, string Variant)> EvalsOf(KnownSession session)
    {
        var evals = new Evals();
        new SessionReader(session.Folder, []).Read([session.Name], session.Header.Session, evals);
        return evals.Ids;
    }

    private static JsonObject ResultsOf(EvalResults results, IReadOnlyList<KnownSession> sessions)
    {
        var conflicts = ConflictsOf(results);
        return results.Aggregate((slots, columns, _) => ResultsOf(results, slots, columns, conflicts, sessions));
    }

    /// <summary>A run counts conflicts of the samples in its figures: here of all.</summary>
    private static HashSet<LinePlace> ConflictsOf(EvalResults results)
    {
        for (var slot = results.Aggregate((slots, _, _) => slots.Count) - 1; slot >= 0; slot--)
            results.Include(slot, awaited: false);
        return [.. results.Conflicts(int.MaxValue).First.Select(c => c.Counts)];
    }

    private static JsonObject ResultsOf(EvalResults results, ChunkedArray<ResultSlot> slots, IReadOnlyList<ScoreColumn> columns, HashSet<LinePlace> conflicts, IReadOnlyList<KnownSession> sessions)
    {
        var found = new JsonObject();
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].State == ResultState.None)
                continue;
            var record = SampleLines.ReadAt(sessions[slots[i].Session], slots[i].Offset);
            var key = record.Key;
            Assert.Equal(KeyHash.Of(key), slots[i].Key);
            Assert.Equal(results.Variant, key.Variant);
            var result = ResultOf(slots[i], columns.Select(c => (c.Name, c[i])), conflicts, sessions);
            if (results.ClusterOf(i) != 0)
                result["cluster"] = record.Cluster;
            if (record.Review is { } review)
                result["notes"] = new JsonArray([.. review.Notes.Select(n => JsonValue.Create(n.Text))]);
            Child(found, key.SampleId)[key.Trial.ToString(CultureInfo.InvariantCulture)] = result;
        }

        return found;
    }

    private static JsonObject ResultOf(ResultSlot slot, IEnumerable<(string Name, double Value)> scores, HashSet<LinePlace> conflicts, IReadOnlyList<KnownSession> sessions) => new()
    {
        ["session"] = sessions[slot.Session].Header.Session,
        ["n"] = slot.Sequence,
        ["outcome"] = slot.State.ToString().ToLowerInvariant(),
        ["attempt"] = slot.Attempt,
        ["inputHash"] = ContentHash.ToHex(slot.InputHash),
        ["passed"] = slot.Verdict switch { Verdict.Passed => true, Verdict.Failed => false, _ => null },
        ["conflict"] = conflicts.Contains(new LinePlace(slot.Session, slot.Sequence, slot.Offset)),
        ["scores"] = new JsonObject(scores.Where(s => !double.IsNaN(s.Value)).Select(s => KeyValuePair.Create(s.Name, (JsonNode?)s.Value))),
    };

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
            return child;
        parent[name] = child = [];
        return child;
    }

    /// <summary>The same document whatever the order of names, of damage, and the spelling of numbers.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray a when a.All(e => e?.GetValueKind() == JsonValueKind.String) => new JsonArray([.. a.Select(e => e!.GetValue<string>()).Order(StringComparer.Ordinal).Select(e => JsonValue.Create(e))]),
        JsonArray a => new JsonArray([.. a.Select(Sorted)]),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => JsonValue.Create(double.Parse(v.ToJsonString(), CultureInfo.InvariantCulture) + 0.0),
        _ => node?.DeepClone(),
    };

    private sealed class Evals : ISessionVisitor
    {
        public HashSet<(string Eval, string Variant)> Ids { get; } = [];

        public void Sample(SampleHead head, int copy, long sequence, long offset) => Ids.Add((head.Eval, head.Variant));

        public void Record(SessionRecord record, int copy, long sequence)
        {
            if (record is PlanRecord plan)
                Ids.Add((plan.Eval, plan.Variant));
        }
    }
}
