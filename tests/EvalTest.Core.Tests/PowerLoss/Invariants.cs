using System.Globalization;
using EvalTest.Core.Tests.Storage;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>Opens a disk as the next run would and holds what it finds against what must be there.</summary>
internal static class Invariants
{
    /// <param name="history">What was written and promised.</param>
    /// <param name="found">The disk as it is found.</param>
    /// <param name="powerWasCut">What was promised to outlast the process alone may be gone.</param>
    public static Oracle Check(History history, DiskImage found, bool powerWasCut)
    {
        var oracle = Oracle.Of(found, history.Sessions);
        foreach (var session in history.Sessions)
            Acknowledged_is_there(session, oracle, powerWasCut);
        Values_that_lines_name_are_there(oracle);

        using var folder = ExperimentDirectory.Find(new SimulatedDisk(found), Story.Root, Story.Experiment);
        var state = ExperimentState.Load(folder, Story.Assembly);
        Sessions_are_those_that_wrote(oracle, state);
        foreach (var eval in Story.Evals)
            One_current_result_as_it_was_written(oracle, state, eval);
        return oracle;
    }

    private static void Acknowledged_is_there(WrittenSession session, Oracle oracle, bool powerWasCut)
    {
        var believed = oracle.Believed.Find(b => b.Session == session).Lines?.ConvertAll(l => l.Offset) ?? [];
        var lost = (powerWasCut ? session.Durable : session.Promised).Except(believed).Order().ToList();
        if (lost.Count > 0)
            Assert.Fail($"acknowledged and lost: {session.Name}, lines at {string.Join(", ", lost)} of {session.Lines.Count} written and {believed.Count} found");
    }

    private static void Values_that_lines_name_are_there(Oracle oracle)
    {
        foreach (var line in oracle.Believed.SelectMany(b => b.Lines).Where(l => l.Json.TryGetProperty("files", out _)))
        {
            foreach (var named in line.Json.GetProperty("files").EnumerateObject())
            {
                var hash = named.Value.GetProperty("sha256").GetString()!;
                Assert.True(oracle.Files.TryGetValue(hash + ".value", out var value), $"the value that {line.Id} names is gone");
                // A text of one letter, in quotes: to hash it would take most of the time.
                Assert.Equal((named.Value.GetProperty("length").GetInt32(), -1), (value.Length, value.Bytes[1..^1].IndexOfAnyExcept((byte)('a' + line.Json.GetProperty("index").GetInt32()))));
            }
        }
    }

    private static void Sessions_are_those_that_wrote(Oracle oracle, ExperimentState state)
    {
        var expected = oracle.Believed.Select(b => (b.Session.Name, b.Session.Id, Next: b.Lines[^1].Number + 1, HasEnd: b.Lines[^1].Type == "end"));
        var found = state.Sessions.Select(s => (s.Name, s.Header.Session, state.Seen[s.Header.Session] + 1, s.End is not null));
        if (!expected.SequenceEqual(found))
            Assert.Equal(expected, found);
    }

    private static void One_current_result_as_it_was_written(Oracle oracle, ExperimentState state, string eval)
    {
        var results = state.Eval(eval);
        var expected = oracle.Current.Where(c => c.Key.Eval == eval).ToDictionary(c => c.Value.Line.Key, c => Describe(c.Value.Session, c.Value.Line));
        var found = results.Aggregate((slots, scores, _) =>
        {
            var all = new List<KeyValuePair<UInt128, string>>();
            for (var i = 0; i < slots.Count; i++)
            {
                if (slots[i].State != ResultState.None)
                    all.Add(new(slots[i].Key, Describe(slots[i], state, scores.FirstOrDefault(s => s.Name == "accuracy")?[i])));
            }

            return all;
        });
        if (found.Count != expected.Count || found.Exists(f => expected.GetValueOrDefault(f.Key) != f.Value))
            Assert.Equal(expected.Values.Order(StringComparer.Ordinal), found.Select(f => f.Value).Order(StringComparer.Ordinal));
        if (results.LastCount != oracle.Counts.GetValueOrDefault(eval, -1))
            Assert.Equal(oracle.Counts.GetValueOrDefault(eval, -1), results.LastCount);
    }

    private static string Describe(WrittenSession session, WrittenLine line) => Describe(
        session.Id, line.Number, line.Offset, line.Json.GetProperty("attempt").GetInt32(), line.InputHash, line.Outcome, line.Passed, line.Score);

    private static string Describe(in ResultSlot slot, ExperimentState state, double? score) => Describe(
        state.Sessions[slot.Session].Header.Session,
        slot.Sequence,
        slot.Offset,
        slot.Attempt,
        slot.InputHash.ToString("x32", CultureInfo.InvariantCulture),
        slot.State.ToString().ToLowerInvariant(),
        slot.Verdict switch { Verdict.Passed => true, Verdict.Failed => false, _ => null },
        score is null or double.NaN ? null : score);

    private static string Describe(string session, long number, long offset, int attempt, string input, string outcome, bool? passed, double? score) =>
        string.Create(CultureInfo.InvariantCulture, $"{session} line {number} at {offset}: attempt {attempt} of {input}: {outcome} {passed} {score:R}");
}
