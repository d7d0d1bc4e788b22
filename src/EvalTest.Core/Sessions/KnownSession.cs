using EvalTest.Storage;

namespace EvalTest.Sessions;

/// <summary>A session file whose records take part in a state; each copy of a session is one.</summary>
/// <param name="Folder">The experiment's.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Header">Its first line.</param>
internal sealed record KnownSession(IFolder Folder, string Name, HeaderRecord Header)
{
    /// <summary>The file, for messages.</summary>
    public string Path => System.IO.Path.Combine(Folder.Path, Name);

    /// <summary>Its last line; null while it is written, or where its process died.</summary>
    public EndRecord? End { get; set; }

    /// <summary>Whether it is no run, but what a person said of the results of others.</summary>
    public bool IsReview { get; set; }

    /// <summary>What people said of its records that stand, by where their lines begin; null where nobody did.</summary>
    public Dictionary<long, IReadOnlyList<SampleNote>>? Notes { get; set; }

    /// <summary>Its place in the order of folding, the same for all copies of a session.</summary>
    public int Place { get; init; }

    /// <summary>What it had read of others before it wrote its own.</summary>
    public SeenSessions Seen { get; init; } = new();
}
