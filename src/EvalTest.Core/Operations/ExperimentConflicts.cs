using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Operations;

/// <summary>What the sessions of an experiment disagree about.</summary>
/// <param name="Count">Samples with two completed results that differ, of sessions that did not know of each other.</param>
/// <param name="First">The first of them.</param>
/// <param name="Forks">Sessions that went on in two places.</param>
internal sealed record ExperimentConflicts(int Count, IReadOnlyList<SampleConflict> First, IReadOnlyList<Damage> Forks)
{
    private const int Most = 20;

    /// <summary>Reads all session files of a folder.</summary>
    /// <exception cref="EvalTestException">A file has an unknown format or cannot be read.</exception>
    public static ExperimentConflicts Of(IFolder folder)
    {
        var damage = new List<Damage>();
        return Of(ExperimentState.LoadAll(folder, damage), damage);
    }

    /// <summary>The same of what was read already.</summary>
    public static ExperimentConflicts Of(IReadOnlyList<(string Assembly, ExperimentState State)> states, IEnumerable<Damage> damage)
    {
        var (count, first) = (0, new List<SampleConflict>());
        foreach (var (state, results) in states.SelectMany(s => s.State.Evals.Select(e => (s.State, e))))
        {
            var (more, places) = results.AllConflicts(Most - first.Count);
            count += more;
            first.AddRange(places.Select(place => ConflictOf(place, state.Sessions)));
        }

        return new(count, first, [.. damage.Where(d => d.Kind == DamageKind.Fork)]);
    }

    private static SampleConflict ConflictOf(in ConflictPlace place, IReadOnlyList<KnownSession> sessions) =>
        new(Read(place.Counts, sessions), sessions[place.Counts.Session].Name, Read(place.Rival, sessions), sessions[place.Rival.Session].Name);

    private static SampleRecord Read(in LinePlace place, IReadOnlyList<KnownSession> sessions) =>
        SampleReview.Undo(SampleLines.ReadAt(sessions[place.Session], place.Offset));
}
