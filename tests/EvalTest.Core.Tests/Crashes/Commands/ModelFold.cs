namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>FORMAT.md's "Which record counts", word for word and without any thought of speed.</summary>
internal static class ModelFold
{
    /// <summary>The current result of each sample.</summary>
    /// <param name="sessions">The sessions of a machine.</param>
    /// <param name="held">How many lines of each it has; a session without its header is none.</param>
    public static Dictionary<string, ModelResult> Current(IReadOnlyDictionary<string, ModelSession> sessions, IReadOnlyDictionary<string, int> held)
    {
        var seen = new Dictionary<string, Dictionary<string, int>>();
        var current = new Dictionary<string, ModelResult>();
        foreach (var session in InOrder(sessions, [.. held.Where(h => h.Value > 0).Select(h => h.Key)]))
        {
            seen.Add(session.Id, Follow(session.Seen, seen));
            for (var number = 0; number < held[session.Id]; number++)
                Fold(current, session, number, seen[session.Id]);
        }

        return current;
    }

    /// <summary>Forgets what a retraction names.</summary>
    public static void Fold(Dictionary<string, ModelResult> current, ModelLine.Retract retract, Func<ModelResult, bool> hadSeen)
    {
        foreach (var (id, result) in current.ToList())
        {
            var failed = result.Line.Passed == false || result.Line.Outcome is "error";
            if (hadSeen(result) && (failed || !retract.FailedOnly) && Matches(retract.Filter, id))
                current.Remove(id);
        }
    }

    public static bool Matches(string? filter, string id) => filter switch
    {
        null or "*" => true,
        "s[0-2]" => id is "s0" or "s1" or "s2",
        _ => id == filter,
    };

    private static void Fold(Dictionary<string, ModelResult> current, ModelSession session, int number, Dictionary<string, int> seen)
    {
        bool HadSeen(ModelResult other) => other.Session == session.Id || seen.GetValueOrDefault(other.Session, -1) >= other.Number;

        if (session.Lines[number] is ModelLine.Retract retract)
            Fold(current, retract, HadSeen);
        if (session.Lines[number] is not ModelLine.Sample line)
            return;

        var before = current.GetValueOrDefault(line.Id);
        var sameInput = before is not null && before.Line.Version == line.Version;
        var tries = sameInput ? Math.Max(before!.Tries, line.Attempt) : line.Attempt;
        if (before is null || (HadSeen(before) ? line.IsCompleted || !before.Line.IsCompleted || !sameInput : Beats(session.Id, line, before)))
            current[line.Id] = new ModelResult(session.Id, number, line, tries);
        else if (sameInput)
            current[line.Id] = before with { Tries = tries };
    }

    private static bool Beats(string session, ModelLine.Sample line, ModelResult other)
    {
        if (line.IsCompleted != other.Line.IsCompleted)
            return line.IsCompleted;
        return line.Attempt != other.Line.Attempt ? line.Attempt > other.Line.Attempt : string.CompareOrdinal(session, other.Session) > 0;
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
