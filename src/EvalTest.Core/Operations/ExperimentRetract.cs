using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>Forgets results of an experiment so that they run again: says so in session files of its own, and changes no other.</summary>
internal static class ExperimentRetract
{
    /// <summary>Forgets.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="query">What is forgotten.</param>
    /// <param name="isDryRun">Only says what would be; takes no lock and writes nothing.</param>
    /// <param name="clock">Time.</param>
    /// <exception cref="EvalTestException">There is no such experiment, eval or session, a process writes it, nothing is asked for, or the operating system refused.</exception>
    public static async Task<RetractedExperiment> RetractAsync(IDisk disk, string root, string experiment, RetractQuery query, bool isDryRun, TimeProvider clock)
    {
        query.Check();
        using var folder = ExperimentDirectory.Find(disk, root, experiment)
            ?? throw new ExperimentMissingException($"There is no experiment \"{experiment}\" in {root}. Nothing was forgotten. Look at the names there, or give another folder with --eval-dir.");
        if (isDryRun)
            return Result(experiment, isDryRun, Plan(folder, query).ConvertAll(p => p.Retraction), []);

        // Alone: what a run works with must not be forgotten under it.
        using var alone = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);
        if (alone is null || !folder.IsInPlace)
            throw new ExperimentBusyException($"Nothing of the experiment \"{experiment}\" was forgotten: {WriterHolders.Describe(folder)}. Wait until that ends, or stop it, then run the command again.");

        OwnSession.MakeDurable(folder);
        var plan = Plan(folder, query);
        var written = new List<string>();
        foreach (var (state, retraction) in plan.Where(p => p.Retraction.Lines.Count > 0))
            written.Add(await OwnSession.WriteAsync(folder, experiment, retraction.Assembly, state.Seen, retraction.Lines, clock).ConfigureAwait(false));
        return Result(experiment, isDryRun, plan.ConvertAll(p => p.Retraction), written);
    }

    private static RetractedExperiment Result(string experiment, bool isDryRun, List<Retraction> retractions, IReadOnlyList<string> sessions) =>
        new(experiment, isDryRun, [.. retractions.SelectMany(r => r.Forgotten)], sessions);

    private static List<(ExperimentState State, Retraction Retraction)> Plan(IFolder folder, RetractQuery query)
    {
        var states = ExperimentState.LoadAll(folder, []);
        RefuseUnknown(folder, states, query);
        return [.. states.Select(s => (s.State, Retraction.Of(s.Assembly, s.State, query)))];
    }

    private static void RefuseUnknown(IFolder folder, IReadOnlyList<(string Assembly, ExperimentState State)> states, RetractQuery query)
    {
        var sessions = states.SelectMany(s => s.State.Sessions).Select(s => s.Header.Session).ToList();
        if (query.AfterSession is { } session && !sessions.Contains(session))
            throw new ExperimentMissingException($"Nothing was forgotten: there is no session \"{session}\" in {folder.Path}. There are {First(sessions)}.");
        var evals = states.SelectMany(s => s.State.Evals).Select(e => e.Eval).Distinct().ToList();
        if (query.Eval is { } eval && !evals.Exists(query.MeansEval))
            throw new ExperimentMissingException($"Nothing was forgotten: no eval in {folder.Path} matches \"{eval}\". There are {First(evals)}.");
    }

    private static string First(List<string> names)
    {
        const int most = 10;
        var first = string.Join(", ", names.Take(most));
        return names.Count == 0 ? "none" : names.Count > most ? $"{first} and {names.Count - most} more" : first;
    }
}
