namespace EvalTest.Sessions;

/// <summary>A session file whose records take part in a state; each copy of a session is one.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">Its first line.</param>
internal sealed record KnownSession(string Path, HeaderRecord Header)
{
    /// <summary>Stands for a run that writes nothing.</summary>
    public static KnownSession None { get; } = new("", new HeaderRecord { Session = "", Experiment = "", Assembly = "", Started = default, Seen = new Dictionary<string, long>() }) { Place = -1 };

    /// <summary>Its last line; null while it is written, or where its process died.</summary>
    public EndRecord? End { get; set; }

    /// <summary>Its place in the order of folding, the same for all copies of a session.</summary>
    public int Place { get; init; }

    /// <summary>What it had read of others before it wrote its own.</summary>
    public SeenSessions Seen { get; init; } = new();
}
