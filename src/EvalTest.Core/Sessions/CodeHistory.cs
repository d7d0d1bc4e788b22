using EvalTest.Fingerprints;
using EvalTest.Model;

namespace EvalTest.Sessions;

/// <summary>With which code and files each session ran an eval, as its <c>eval</c> lines say. For one thread at a time.</summary>
internal sealed class CodeHistory
{
    private readonly Dictionary<int, List<Entry>> sessions = [];
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private EvalFingerprint? current;

    /// <summary>What is there now; null where nobody knows, and then nothing is compared.</summary>
    public EvalFingerprint? Current
    {
        get => current;
        set
        {
            current = value;
            files.Clear();
            foreach (var entry in sessions.Values.SelectMany(s => s))
                entry.Compared = null;
        }
    }

    /// <summary>The files by which a session was found to differ.</summary>
    public IReadOnlyCollection<string> DifferentFiles => files;

    /// <summary>Notes what a session ran an eval with from a line on.</summary>
    /// <param name="place">The session's.</param>
    /// <param name="sequence">The line's number; 0 where it is not known, of the session that is being written.</param>
    /// <param name="fingerprint">What the line says; null for nothing.</param>
    public void Add(int place, long sequence, EvalFingerprint? fingerprint)
    {
        if (!sessions.TryGetValue(place, out var entries))
            sessions.Add(place, entries = []);
        // A session that went on in two places: nobody can tell which of the two a result is of.
        var isAmbiguous = sequence > 0 && entries.Count > 0 && entries[^1].Sequence == sequence;
        entries.Add(new Entry(sequence, isAmbiguous ? null : fingerprint));
    }

    /// <summary>How code and files differ from those that a result was recorded with.</summary>
    /// <param name="place">Of its session.</param>
    /// <param name="sequence">Its number there.</param>
    public (CodeChange Code, CodeChange Files) ChangeOf(int place, long sequence)
    {
        if (current is null)
            return default;

        return Before(place, sequence) is { } entry ? entry.Compared ??= Compare(entry.Fingerprint, current) : Compare(null, current);
    }

    // Asked for each row of a dataset; a search with a delegate would leave garbage each time.
    private Entry? Before(int place, long sequence)
    {
        if (!sessions.TryGetValue(place, out var entries))
            return null;

        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (entries[i].Sequence < sequence)
                return entries[i];
        }

        return null;
    }

    private (CodeChange Code, CodeChange Files) Compare(EvalFingerprint? recorded, EvalFingerprint now)
    {
        var compared = (Code: FingerprintComparison.Code(recorded, now), Files: FingerprintComparison.Files(recorded, now));
        if (recorded is not null && compared.Files == CodeChange.Changed)
            files.UnionWith(FingerprintComparison.DifferentFiles(recorded, now));
        return compared;
    }

    private sealed record Entry(long Sequence, EvalFingerprint? Fingerprint)
    {
        public (CodeChange Code, CodeChange Files)? Compared { get; set; }
    }
}
