namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>FORMAT.md's "Which record counts", word for word and without any thought of speed.</summary>
internal static class ModelFold
{
    /// <summary>What stands of each sample.</summary>
    /// <param name="sessions">The sessions of a machine.</param>
    /// <param name="held">How many lines of each it has; a session without its header is none.</param>
    public static Dictionary<string, List<ModelResult>> Standing(IReadOnlyDictionary<string, ModelSession> sessions, IReadOnlyDictionary<string, int> held)
    {
        var seen = new Dictionary<string, Dictionary<string, int>>();
        var standing = new Dictionary<string, List<ModelResult>>();
        foreach (var session in InOrder(sessions, [.. held.Where(h => h.Value > 0).Select(h => h.Key)]))
        {
            seen.Add(session.Id, Follow(session.Seen, seen));
            for (var number = 0; number < held[session.Id]; number++)
                Fold(standing, session, number, seen[session.Id]);
        }

        return standing;
    }

    /// <summary>What counts of what stands.</summary>
    public static Dictionary<string, ModelResult> Current(Dictionary<string, List<ModelResult>> standing) =>
        standing.Where(s => s.Value.Count > 0).ToDictionary(
            s => s.Key,
            s => s.Value.OrderBy(r => r.Line.IsCompleted).ThenBy(r => r.Line.Attempt).ThenBy(r => r.Session, StringComparer.Ordinal).Last());

    /// <summary>Forgets what a retraction names.</summary>
    public static void Fold(Dictionary<string, List<ModelResult>> standing, ModelLine.Retract retract, Func<ModelResult, bool> knew)
    {
        foreach (var (_, results) in standing.Where(s => Matches(retract.Filter, s.Key)))
            results.RemoveAll(r => knew(r) && (!retract.FailedOnly || r.Line.Passed == false || r.Line.Outcome is "error"));
    }

    public static bool Matches(string? filter, string id) => filter switch
    {
        null or "*" => true,
        "s[0-2]" => id is "s0" or "s1" or "s2",
        _ => id == filter,
    };

    private static void Fold(Dictionary<string, List<ModelResult>> standing, ModelSession session, int number, Dictionary<string, int> seen)
    {
        bool Knew(ModelResult other) => other.Session == session.Id || seen.GetValueOrDefault(other.Session, -1) >= other.Number;

        if (session.Lines[number] is ModelLine.Retract retract)
            Fold(standing, retract, Knew);
        if (session.Lines[number] is not ModelLine.Sample line)
            return;

        bool Outlasts(ModelResult other) => other.Line.IsCompleted && !line.IsCompleted && other.Line.Version == line.Version;
        var results = standing.GetValueOrDefault(line.Id, []);
        var tries = results.Where(r => r.Line.Version == line.Version).Select(r => r.Tries).Append(line.Attempt).Max();
        var outdone = results.Exists(r => Knew(r) && Outlasts(r));
        standing[line.Id] =
        [
            .. results.Where(r => !Knew(r) || Outlasts(r)).Select(r => r.Line.Version == line.Version ? r with { Tries = tries } : r),
            .. outdone ? Array.Empty<ModelResult>() : [new ModelResult(session.Id, number, line, tries)],
        ];
    }

    private static IEnumerable<ModelSession> InOrder(IReadOnlyDictionary<string, ModelSession> sessions, HashSet<string> left)
    {
        while (left.Count > 0)
        {
            var next = left.Where(id => !sessions[id].Seen.Keys.Any(left.Contains)).Min(StringComparer.Ordinal)!;
            left.Remove(next);
            yield return sessions[next];
        }
    }

    private static Dictionary<string, int> Follow(IReadOnlyDictionary<string, int> named, Dictionary<string, Dictionary<string, int>> before)
    {
        var all = new Dictionary<string, int>();
        foreach (var (session, last) in named.Where(n => before.ContainsKey(n.Key)))
        {
            foreach (var (other, upTo) in before[session].Append(new(session, last)))
                all[other] = Math.Max(upTo, all.GetValueOrDefault(other, -1));
        }

        return all;
    }
}
