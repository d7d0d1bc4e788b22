namespace EvalTest.Sessions;

/// <summary>
/// The order in which sessions are folded: a session after all that it had seen, otherwise by session id. It depends on the set of sessions
/// alone, not on clocks or on the order of files in a folder. Pure.
/// </summary>
internal static class SessionOrder
{
    public static IReadOnlyList<T> Sort<T>(IEnumerable<T> sessions, Func<T, HeaderRecord> header)
    {
        var waiting = sessions.OrderBy(s => header(s).Session, StringComparer.Ordinal).ToList();
        var ordered = new List<T>(waiting.Count);
        while (waiting.Count > 0)
        {
            // A circle cannot arise from honest headers; should one be forged, the smallest id breaks it.
            var next = Math.Max(0, waiting.FindIndex(s => !waiting.Exists(o => header(o).Session != header(s).Session && header(s).Seen.ContainsKey(header(o).Session))));
            ordered.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return ordered;
    }
}
