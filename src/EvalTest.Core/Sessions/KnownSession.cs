namespace EvalTest.Sessions;

/// <summary>A session whose records take part in a state.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Header">Its first line.</param>
internal sealed record KnownSession(string Path, HeaderRecord Header)
{
    /// <summary>The number after the last believed line; grows while the session is written.</summary>
    public long Next { get; set; }

    /// <summary>Its last line; null while it is written, or where its process died.</summary>
    public EndRecord? End { get; set; }

    /// <summary>Whether this session had read the given line of another before it wrote its own.</summary>
    public bool HasSeen(string session, long sequence) => Header.Seen.TryGetValue(session, out var last) && last >= sequence;
}
