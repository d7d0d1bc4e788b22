namespace EvalTest.Sessions;

/// <summary>
/// The order in which sessions are folded: a session after all that it had seen, otherwise by session id. It depends on the set of sessions
/// alone, not on clocks or on the order of files in a folder. Pure.
/// </summary>
internal static class SessionOrder
{
    public static IReadOnlyList<T> Sort<T>(IEnumerable<T> sessions, Func<T, HeaderRecord> header)
    {
        var byId = sessions.OrderBy(s => header(s).Session, StringComparer.Ordinal).ToList();
        var (waitsFor, followers) = Edges(byId.ConvertAll(s => header(s)));
        var free = new PriorityQueue<int, int>(byId.Index().Where(s => waitsFor[s.Index] == 0).Select(s => (s.Index, s.Index)));
        var placed = new bool[byId.Count];
        var ordered = new List<T>(byId.Count);
        for (var smallest = 0; ordered.Count < byId.Count;)
        {
            // A circle cannot arise from honest headers; should one be forged, the smallest id breaks it.
            if (!free.TryDequeue(out var next, out _))
                next = smallest++;
            if (placed[next])
                continue;

            placed[next] = true;
            ordered.Add(byId[next]);
            foreach (var follower in followers[next])
            {
                if (--waitsFor[follower] == 0)
                    free.Enqueue(follower, follower);
            }
        }

        return ordered;
    }

    /// <summary>For each session, how many of the others it had seen, and who had seen it.</summary>
    private static (int[] WaitsFor, List<int>[] Followers) Edges(List<HeaderRecord> headers)
    {
        var rank = headers.Index().ToDictionary(h => h.Item.Session, h => h.Index);
        var waitsFor = new int[headers.Count];
        var followers = headers.ConvertAll(_ => new List<int>()).ToArray();
        foreach (var (index, header) in headers.Index())
        {
            foreach (var seen in header.Seen.Keys)
            {
                if (!rank.TryGetValue(seen, out var other) || other == index)
                    continue;
                waitsFor[index]++;
                followers[other].Add(index);
            }
        }

        return (waitsFor, followers);
    }
}
