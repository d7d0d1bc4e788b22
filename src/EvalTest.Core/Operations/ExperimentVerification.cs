using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>What a check of all files of an experiment found.</summary>
internal sealed record ExperimentVerification
{
    /// <summary>The experiment.</summary>
    public required string Name { get; init; }

    /// <summary>Its folder.</summary>
    public required string Path { get; init; }

    /// <summary>Session files that were read.</summary>
    public required int Sessions { get; init; }

    /// <summary>Lines in them, those included that are not believed.</summary>
    public required long Lines { get; init; }

    /// <summary>Files of large values that were read.</summary>
    public required int Values { get; init; }

    /// <summary>What is not believed, by file and line.</summary>
    public required IReadOnlyList<VerifiedDamage> Damage { get; init; }

    /// <summary>Session files that this version cannot read, with the reason; what sessions disagree about is then not looked for.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>Large values that are missing or are not what their names say.</summary>
    public required IReadOnlyList<DamagedValue> DamagedValues { get; init; }

    /// <summary>Names of files of large values that no session names: left over from a crash, or of a session file that is missing. They harm nothing.</summary>
    public required IReadOnlyList<string> UnusedValues { get; init; }

    /// <summary>Names of files that a crash left half written. They mean nothing and may be deleted; none is named while a process writes.</summary>
    public required IReadOnlyList<string> Partials { get; init; }

    /// <summary>Names of what is no part of any experiment.</summary>
    public required IReadOnlyList<string> Strangers { get; init; }

    /// <summary>What the sessions disagree about.</summary>
    public required ExperimentConflicts Conflicts { get; init; }

    /// <summary>Who is writing it; a last line that is torn may then be one that is being written.</summary>
    public required IReadOnlyList<(string Place, WriterFacts? Facts)> Writers { get; init; }

    /// <summary>Nothing is lost: what every crash leaves, and what harms nothing, does not count.</summary>
    public bool IsSound => Damage.All(d => d.Damage.Normal) && Unreadable.Count == 0 && DamagedValues.Count == 0 && Conflicts.Forks.Count == 0;
}
