using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>A line that is not a sample. A closed set: each case is one type of line.</summary>
internal abstract record SessionRecord;

/// <summary>The first line: who writes, since when, with what.</summary>
internal sealed record HeaderRecord : SessionRecord
{
    /// <summary>The format this version writes; a reader refuses another major version.</summary>
    public const string CurrentFormat = "evaltest/1";

    /// <summary>What <see cref="Facts"/> may name, in the order of writing.</summary>
    public static readonly IReadOnlyList<string> FactNames = ["host", "boot", "os", "runtime", "evaltest", "targetFramework", "commit", "durability"];

    public string Format { get; init; } = CurrentFormat;

    public required string Session { get; init; }

    public required string Experiment { get; init; }

    public required string Assembly { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>The last sequence read of each other session of the assembly: what this session's records may supersede.</summary>
    public required IReadOnlyDictionary<string, long> Seen { get; init; }

    /// <summary>The part of every dataset that this session ran; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The process id; null where it is of no interest.</summary>
    public int? Pid { get; init; }

    /// <summary>Host, versions and the like: facts for people; see <see cref="FactNames"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Facts { get; init; } = [];

    /// <summary>Evals ran in it: one that only forgets results or holds what people said names no runtime.</summary>
    public bool IsRun => Facts.Any(f => f.Key == "runtime");

    /// <summary>The options that were given, from an allow-list; never secrets.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Options { get; init; } = [];
}

/// <summary>An eval begins.</summary>
internal sealed record EvalRecord(string Eval, string DisplayName, IReadOnlyList<Gate> Gates, string? Module) : SessionRecord
{
    /// <summary>The values of a matrix; empty where there is none.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Names of its metrics, which only the test project's own code computes.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>What it is run with; null where nobody knows.</summary>
    public EvalFingerprint? Fingerprint { get; init; }
}

/// <summary>A dataset has been read as far as it was asked for.</summary>
/// <param name="Eval">The eval's id.</param>
/// <param name="Exhausted">Whether the dataset was read to its end.</param>
/// <param name="Count">Samples planned.</param>
/// <param name="Limit">The limit that was in force.</param>
/// <param name="Filter">The filter over sample ids that was in force.</param>
/// <param name="Stale">Ids of earlier results that the dataset no longer holds; of an exhausted plan without limit and filter only, and of its own shard.</param>
/// <param name="Continues">True for a further part of a plan whose stale ids do not fit one line.</param>
/// <param name="Shard">The part of the dataset that was planned; null for all of it.</param>
/// <param name="Trials">Of each sample.</param>
internal sealed record PlanRecord(string Eval, bool Exhausted, int Count, int? Limit, string? Filter, IReadOnlyList<string> Stale, bool Continues = false, Shard? Shard = null, int Trials = 1) : SessionRecord
{
    /// <summary>The values of a matrix; empty where there is none.</summary>
    public string Variant { get; init; } = "";
}

/// <summary>Forget results of an eval so that they run again.</summary>
/// <param name="Eval">The eval's id.</param>
/// <param name="What">Which of them.</param>
/// <param name="Filter">A glob over sample ids; null for all.</param>
/// <param name="Seen">As in the header: what may be forgotten, beside earlier lines of the same session.</param>
/// <param name="Shard">Only results of samples in this part; null for all.</param>
internal sealed record RetractRecord(string Eval, RetractScope What, string? Filter, IReadOnlyDictionary<string, long> Seen, Shard? Shard = null) : SessionRecord
{
    /// <summary>Only results of this variant; null for those of all.</summary>
    public string? Variant { get; init; }
}

/// <summary>Forget single results so that they run again: where no retraction can say which.</summary>
/// <param name="Records">For each session the numbers of its lines, from the first to the last of each range.</param>
/// <param name="Failed">They were chosen because they had failed.</param>
internal sealed record ForgetRecord(IReadOnlyDictionary<string, IReadOnlyList<(long First, long Last)>> Records, bool Failed) : SessionRecord
{
    /// <summary>Whether a line is among them.</summary>
    public bool Names(string session, long sequence)
    {
        if (!Records.TryGetValue(session, out var ranges))
            return false;
        // The ranges ascend: the last that begins before the line, or none.
        var (low, high) = (0, ranges.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].First > sequence)
                high = middle - 1;
            else if (ranges[middle].Last < sequence)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }
}

/// <summary>What a person says of one result.</summary>
/// <param name="Eval">The eval's id.</param>
/// <param name="Key">The trial.</param>
/// <param name="Session">The session of the record it judges.</param>
/// <param name="Line">That record's number there.</param>
/// <param name="InputHash">That record's.</param>
/// <param name="Note">What is said.</param>
internal sealed record NoteRecord(string Eval, SampleKey Key, string Session, long Line, UInt128 InputHash, SampleNote Note) : SessionRecord
{
    /// <summary>Whether it is this record of its trial that is judged.</summary>
    public bool Judges(string session, in ResultSlot slot) => Session == session && Line == slot.Sequence && InputHash == slot.InputHash;
}

/// <summary>The session closed in good order.</summary>
/// <param name="Status"><c>finished</c> or <c>stopped</c>.</param>
/// <param name="Reason">Why it stopped; null where it finished.</param>
/// <param name="Counts">Samples by outcome.</param>
/// <param name="Sha256">Of every byte of the file before this line, in lower-case hexadecimal.</param>
internal sealed record EndRecord(string Status, string? Reason, IReadOnlyList<KeyValuePair<string, long>> Counts, string Sha256) : SessionRecord;
