using EvalTest.Comparing;
using EvalTest.Model;
using EvalTest.Planning;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Running;

/// <summary>The experiment that <c>--eval-rescore</c> names: its outputs are scored again, and it is what the new scores are compared with.</summary>
internal sealed class StoredOutputs : IDisposable
{
    private readonly RunSetup setup;
    private readonly string root;
    private readonly RecordedExperiment original;
    private readonly Lock _lock = new();
    private readonly OpenSessions _sessions;

    private StoredOutputs(RunSetup setup, string root, RecordedExperiment original)
    {
        (this.setup, this.root, this.original) = (setup, root, original);
        // An assembly's evals share one list of sessions.
        _sessions = new OpenSessions(original.Evals.First(e => e.Assembly == setup.Assembly).Sessions);
    }

    /// <summary>Null where none is named.</summary>
    /// <exception cref="EvalTestException">There is no such experiment, or it has nothing of this assembly.</exception>
    public static StoredOutputs? Open(RunSetup setup, string root)
    {
        if (setup.Options.Rescore is not { } name || setup.Options.Plan)
            return null;

        var original = RecordedExperiment.Open(setup.Disk, root, name)
            ?? throw new EvalTestException($"--eval-rescore \"{name}\" is no experiment in {root}. Nothing was run. Run it first, copy its folder there, or give the name of one that is there.");
        if (original.Evals.Any(e => e.Assembly == setup.Assembly))
            return new StoredOutputs(setup, root, original);

        original.Dispose();
        throw new EvalTestException($"--eval-rescore \"{name}\" in {root} holds no result of {setup.Assembly}. Nothing was run. Name an experiment of this test project.");
    }

    /// <summary>An eval whose outputs are made where it scores cannot be scored without calling the system under test again.</summary>
    /// <exception cref="EvalTestException">The eval is such a one.</exception>
    public void RefuseWithoutTarget(EvalDefinition eval)
    {
        if (!eval.HasTarget)
            throw new EvalTestException($"--eval-rescore \"{original.Name}\" scores outputs again without calling the model, and {eval.DisplayName} has no target that is apart from its scoring. Nothing of it was run. Write [EvalTarget(nameof(AskAsync))] on it, with a method AskAsync that returns the output, and take it as the parameter \"string output\"{(eval.Batch > 1 ? "; an eval with [EvalBatch] cannot be scored again" : "")}.");
    }

    /// <summary>The output of a trial. Of several threads.</summary>
    /// <exception cref="SampleSkippedException">There is none for the sample as it is now.</exception>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public StoredOutput Find(EvalDefinition eval, PlannedTrial trial)
    {
        var slot = default(ResultSlot);
        var found = original.Evals.FirstOrDefault(e => e.Assembly == setup.Assembly && e.Eval.Id == eval.Id && e.Eval.Variant == eval.Variant);
        if (found is not null)
            slot = found.Results.Find(trial.KeyHash, out _);
        if (slot.State == ResultState.None)
            throw Skipped("holds no result of this sample");
        if (slot.InputHash != trial.Sample.InputHash)
            throw Skipped("has it with another input");

        SampleRecord record;
        lock (_lock)
            record = _sessions.Read(slot.Session, slot.Offset);
        return Value(record, StoredOutput.OutputName) is { } output
            ? new StoredOutput(output, Value(record, StoredOutput.LatencyName), record.Usage)
            : throw Skipped(record.Outcome == Outcome.Completed ? "holds a result of this sample without its output" : $"holds no output of this sample: its result there is {record.Outcome.ToString().ToLowerInvariant()}");
    }

    /// <summary>The figures of an eval that was scored again, beside those of the original.</summary>
    public string TextOf(string experiment, EvalDefinition eval)
    {
        using var now = RecordedExperiment.Open(setup.Disk, root, experiment);
        if (now is null)
            return "";

        bool IsOf(RecordedEval e) => e.Assembly == setup.Assembly && e.Eval.Id == eval.Id && e.Eval.Variant == eval.Variant;
        var comparison = Comparison.Of([original, now], new ComparisonOptions { AcrossScorers = true, Only = IsOf });
        return $"scored again from the outputs of {Printable.Line(original.Name)}\n{ComparisonText.Of(comparison)}";
    }

    public void Dispose()
    {
        lock (_lock)
            _sessions.Dispose();
        original.Dispose();
    }

    private static byte[]? Value(SampleRecord record, string name) => record.Values.FirstOrDefault(v => v.Key == name).Value;

    private SampleSkippedException Skipped(string why) =>
        new($"no output to score again: \"{original.Name}\" {why}. Once it has one, --eval-rerun all scores it");
}
