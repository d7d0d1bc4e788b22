namespace EvalTest.Sessions;

/// <summary>
/// Which session had read what, over all that were folded so far. A session names every other, so that no relation is lost where a file
/// is missing; of more than a few hundred it names only those from which the rest follows, or thousands would each name thousands.
/// </summary>
internal sealed class SessionHistory(int namedInFull = SessionHistory.NamedInFull)
{
    private const int NamedInFull = 256;

    private readonly Dictionary<string, int> places = [];
    private readonly List<(string Session, long Last, SeenSessions Seen)> sessions = [];

    /// <summary>The place of the next session.</summary>
    public int Next => sessions.Count;

    /// <summary>What a session had read that names these.</summary>
    public SeenSessions Follow(IReadOnlyDictionary<string, long> named)
    {
        var seen = new SeenSessions();
        foreach (var (session, last) in named)
        {
            if (places.TryGetValue(session, out var place))
                seen.Add(place, last >= sessions[place].Last ? null : last, sessions[place].Seen);
        }

        return seen;
    }

    /// <summary>Adds a session that was folded.</summary>
    public void Add(string session, long last, SeenSessions seen)
    {
        places.Add(session, sessions.Count);
        sessions.Add((session, last, seen));
    }

    /// <summary>What a session names that has read all.</summary>
    public IReadOnlyDictionary<string, long> Name()
    {
        var named = new Dictionary<string, long>();
        var covered = new SeenSessions();
        for (var place = sessions.Count - 1; place >= 0; place--)
        {
            var (session, last, seen) = sessions[place];
            if (sessions.Count > namedInFull && covered.Has(place, last))
                continue;
            named.Add(session, last);
            covered.Add(place, null, seen);
        }

        return named;
    }
}
