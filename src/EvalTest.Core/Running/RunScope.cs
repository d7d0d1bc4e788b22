using EvalTest.Observation;
using EvalTest.Options;
using EvalTest.Scheduling;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>What all evals of one process share while an experiment is open.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="SessionId">This process's session.</param>
/// <param name="Session">The session as an index into the state.</param>
/// <param name="Writer">The session file; null where nothing is run, only planned.</param>
/// <param name="State">What earlier sessions recorded, and this one as it becomes durable.</param>
/// <param name="Pool">Places for samples in flight.</param>
/// <param name="Rates">How fast attempts start.</param>
/// <param name="StopRules">When no more samples start though there are some.</param>
/// <param name="Options">Of this run.</param>
/// <param name="Stop">Ends it early.</param>
/// <param name="Clock">Time.</param>
internal sealed record RunScope(
    string Experiment,
    string SessionId,
    int Session,
    SessionWriter? Writer,
    ExperimentState State,
    SamplePool Pool,
    RateGate Rates,
    StopRules StopRules,
    RunOptions Options,
    StopSignal Stop,
    TimeProvider Clock)
{
    /// <summary>Those who look on from outside.</summary>
    public required RunObservers Observers { get; init; }

    /// <summary>What the experiment recorded that this run is compared with; null for none.</summary>
    public ExperimentState? Baseline { get; init; }

    /// <summary>The experiment whose outputs are scored again; null for none.</summary>
    public StoredOutputs? Rescore { get; init; }

    public static RunScope Of(RunSetup setup, string experiment, string sessionId, int session, SessionWriter? writer, ExperimentState state)
    {
        var options = setup.Options;
        var rates = new RateGate(options.Rates.All ?? options.DefaultRates.All);
        var pool = new SamplePool(options.Concurrency, options.AutoConcurrency, setup.Clock);
        return new RunScope(experiment, sessionId, session, writer, state, pool, rates, new StopRules(options.MaxErrors, options.StopOnFail), options, setup.Stop, setup.Clock)
        {
            Observers = new RunObservers(setup.Observer, setup.Telemetry),
        };
    }

    /// <summary>The options that resume the experiment, as typed after <c>dotnet test</c>.</summary>
    public string ResumeArguments => ResumeCommand.Arguments(Experiment, Options, RunOptionsSource.KnowsOptions, RunOptionsSource.ProjectToName);
}
