using EvalTest.Experiments;
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
        var (count, first, forks) = (0, new List<SampleConflict>(), new List<Damage>());
        foreach (var assembly in Assemblies.Of(folder))
        {
            var state = ExperimentState.Load(folder, assembly);
            forks.AddRange(state.Damage.Where(d => d.Kind == DamageKind.Fork));
            foreach (var results in state.Evals)
            {
                var (more, places) = results.AllConflicts(Most - first.Count);
                count += more;
                first.AddRange(places.Select(place => ConflictOf(place, state.Sessions)));
            }
        }

        return new(count, first, forks);
    }

    private static SampleConflict ConflictOf(in ConflictPlace place, IReadOnlyList<KnownSession> sessions) =>
        new(Read(place.Counts, sessions), sessions[place.Counts.Session].Name, Read(place.Rival, sessions), sessions[place.Rival.Session].Name);

    private static SampleRecord Read(in LinePlace place, IReadOnlyList<KnownSession> sessions) => SampleLines.ReadAt(sessions[place.Session], place.Offset);
}
