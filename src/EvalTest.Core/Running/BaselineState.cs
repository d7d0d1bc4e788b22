using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Running;

/// <summary>The results that <c>--eval-baseline</c> names, read once before anything runs.</summary>
internal static class BaselineState
{
    /// <summary>Null where none is named.</summary>
    /// <exception cref="EvalTestException">There is no such experiment, or it has nothing of this assembly.</exception>
    public static ExperimentState? Read(RunSetup setup, string root)
    {
        if (setup.Options.Baseline is not { } name || setup.Options.Plan)
            return null;

        using var folder = ExperimentDirectory.Find(setup.Disk, root, name)
            ?? throw new EvalTestException($"--eval-baseline \"{name}\" is no experiment in {root}. Nothing was run. Run it first, copy its folder there, or give the name of one that is there.");
        var state = ExperimentState.Load(folder, setup.Assembly);
        return state.Sessions.Count > 0
            ? state
            : throw new EvalTestException($"--eval-baseline \"{name}\" in {root} holds no session of {setup.Assembly}. Nothing was run. Name an experiment of this test project.");
    }
}
