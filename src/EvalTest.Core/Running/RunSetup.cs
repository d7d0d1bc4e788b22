using EvalTest.Observation;
using EvalTest.Options;
using EvalTest.Storage;

namespace EvalTest.Running;

/// <summary>What a run is opened with.</summary>
/// <param name="Options">Read and checked.</param>
/// <param name="Assembly">The test assembly's simple name: part of every result's key and of the session file's name.</param>
/// <param name="TargetFramework">As in <c>net10.0</c>.</param>
/// <param name="ProjectDirectory">The test project's folder, recorded at build; null where it is unknown.</param>
/// <param name="Clock">Time, so that tests can give their own.</param>
/// <param name="Commit">The commit that the test assembly was built from; null where the build did not record it.</param>
/// <param name="Stop">Asks the run to end early.</param>
internal sealed record RunSetup(RunOptions Options, string Assembly, string TargetFramework, string? ProjectDirectory, TimeProvider Clock, string? Commit, StopSignal Stop)
{
    /// <summary>Where experiments are kept.</summary>
    public IDisk Disk { get; init; } = Disks.Local;

    /// <summary>Watches the run, as a log does; null for nobody.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>The activities and metrics; a test has its own.</summary>
    public Telemetry Telemetry { get; init; } = Telemetry.Shared;
}
