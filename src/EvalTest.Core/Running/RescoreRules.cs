using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>Scores of recorded outputs and answers that the model gives now do not go into one experiment: its figures would be of neither.</summary>
internal static class RescoreRules
{
    /// <param name="state">What the experiment holds.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="rescore">The experiment whose outputs this run scores again; null where it asks the model.</param>
    /// <exception cref="EvalTestException">The last run took its outputs from elsewhere.</exception>
    public static void RefuseMixed(ExperimentState state, string experiment, string? rescore)
    {
        if (state.Sessions.Select(s => s.Header).LastOrDefault(h => h.IsRun) is not { } last)
            return;

        var before = last.Options.LastOrDefault(o => o.Key == "rescore").Value;
        if (before == rescore)
            return;
        throw new EvalTestException(before is null
            ? $"The experiment \"{experiment}\" holds what the model answered, and --eval-rescore {rescore} scores recorded outputs. Nothing was run. Use another experiment name."
            : $"The experiment \"{experiment}\" holds scores of the outputs that \"{before}\" recorded, and this run would {(rescore is null ? "call the model for what is left" : $"take those of \"{rescore}\"")}. Nothing was run. Add --eval-rescore {before}, or use another experiment name.");
    }
}
