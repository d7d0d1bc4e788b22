using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>A folder of session files written by the real writer.</summary>
internal sealed class SessionFiles : IDisposable
{
    public const string EvalId = "Tests.Eval";

    public string Folder { get; } = Directory.CreateTempSubdirectory("evaltest-").FullName;

    /// <summary>Writes a session; the id is its letter, so that tests can order sessions as they like.</summary>
    public async Task<string> WriteAsync(char session, IReadOnlyDictionary<string, long> seen, params SampleRecord[] samples)
    {
        var header = new HeaderRecord { Session = Id(session), Experiment = "x", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = seen };
        using var folder = Disks.Local.Create(Folder);
        await using var writer = await SessionWriter.CreateAsync(folder, header, Durability.Sync, 1000);
        using var line = new PendingLine { Kind = LineKind.Sample };
        foreach (var sample in samples)
        {
            line.Body = line.Encoder.Encode(sample);
            await writer.WriteAsync(line);
        }

        await writer.FlushAsync();
        return writer.Path;
    }

    public string PathOf(char session) => Path.Combine(Folder, $"Tests.{Id(session)}.jsonl");

    public static string Id(char session) => $"20261120T110256Z-{new string(session, 16)}";

    public static IReadOnlyDictionary<string, long> Seen(params (char Session, long Sequence)[] seen) => seen.ToDictionary(s => Id(s.Session), s => s.Sequence);

    public static SampleRecord Sample(string id, double score = 1, Outcome outcome = Outcome.Completed, int attempt = 1, UInt128? input = null) => new()
    {
        Eval = EvalId,
        Key = new SampleKey("", id, 0),
        Attempt = attempt,
        InputHash = input ?? 42,
        Outcome = outcome,
        Passed = outcome == Outcome.Completed ? score > 0 : null,
        Scores = outcome == Outcome.Completed ? [new Score("accuracy", score, score > 0)] : [],
    };

    /// <summary>What somebody says of the record that stands on a line of a session.</summary>
    public static NoteRecord Note(char session, long line, string id, string text = "", params Score[] scores) =>
        new(EvalId, new SampleKey("", id, 0), Id(session), line, 42, new SampleNote { Author = "Ada", At = DateTimeOffset.UnixEpoch, Text = text, Scores = scores });

    /// <summary>What the folder says of each sample: outcome and score.</summary>
    public string State(params string[] ids)
    {
        var results = ExperimentState.Load(Folder, "Tests").Eval(EvalId);
        return string.Join(", ", ids.Select(id => Describe(results, id)));
    }

    /// <summary>The same of a state that was read already.</summary>
    public static string Describe(ExperimentState state, params string[] ids) => string.Join(", ", ids.Select(id => Describe(state.Eval(EvalId), id)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Describe(EvalResults results, string id)
    {
        var key = KeyHash.Of(new SampleKey("", id, 0));
        return results.Aggregate((slots, scores, _) =>
        {
            for (var i = 0; i < slots.Count; i++)
            {
                if (slots[i].Key == key)
                    return slots[i].State == ResultState.Completed ? $"{id} {scores[0][i]}" : $"{id} {slots[i].State}";
            }

            return $"{id} unknown";
        });
    }
}
