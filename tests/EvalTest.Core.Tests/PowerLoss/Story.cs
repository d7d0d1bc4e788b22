using EvalTest.Core.Tests.Running;
using EvalTest.Core.Tests.Storage;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>Runs sessions of one experiment on a simulated disk by the real engine, and notes in the disk's log what it promised and when.</summary>
internal sealed class Story(SimulatedDisk disk)
{
    public const string Experiment = "long/story";
    public const string Assembly = "Tests";

    public static readonly string Root = Path.GetFullPath("/machine/work/.evaltest");
    public static readonly IReadOnlyList<string> Evals = ["Tests.A", "Tests.B"];

    private readonly Lock _lock = new();
    private readonly List<(string Eval, string Id)> _bodies = [];
    private int _noted;

    public SimulatedDisk Disk => disk;

    /// <summary>The samples whose bodies ran.</summary>
    public IReadOnlyList<(string Eval, string Id)> Bodies
    {
        get
        {
            lock (_lock)
                return [.. _bodies];
        }
    }

    /// <summary>Samples that the run had acknowledged when it was last asked.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_lock)
                return _noted;
        }
    }

    /// <summary>One process from its beginning to its end.</summary>
    public async Task<IReadOnlyList<EvalOutcome>> RunAsync(SessionScript script)
    {
        disk.Mark(new RunNote(NoteKind.Began));
        using var stop = new StopSignal(TimeSpan.FromSeconds(5), TimeProvider.System);
        var options = new RunOptions { Experiment = Experiment, Directory = Root, Durability = script.Durability, Rerun = script.Rerun, Concurrency = 4 };
        var run = await ExperimentRun.OpenAsync(new RunSetup(options, Assembly, "net10.0", null, TimeProvider.System, null, stop) { Disk = disk }, CancellationToken.None);
        try
        {
            NoteWhatItBuildsOn();
            disk.BeforeChange = _ => Note(run, NoteKind.Acknowledged);
            var outcomes = await Task.WhenAll(Evals.Select(eval => RunAsync(run, script, eval)).ToList());
            Note(run, NoteKind.Reported);
            await EndAsync(run);
            return outcomes;
        }
        catch
        {
            // What the end of a failed run meets is known already.
            await Record.ExceptionAsync(() => EndAsync(run));
            throw;
        }
    }

    private async Task EndAsync(ExperimentRun run)
    {
        try
        {
            await run.DisposeAsync();
        }
        finally
        {
            disk.BeforeChange = null;
            Note(run, NoteKind.Acknowledged);
        }
    }

    public static IEnumerable<Row> RowsOf(SessionScript script) => Enumerable.Range(0, script.Rows).Select(i => new Row($"s{i}", i, script.Changed(i)));

    private Task<EvalOutcome> RunAsync(ExperimentRun run, SessionScript script, string eval) => run.RunEvalAsync(
        new EvalDefinition { Id = eval, DisplayName = eval, Concurrency = 2 },
        Engine.Stream(RowsOf(script)),
        (context, _) => ValueTask.FromResult<object?>(Body(context, script, eval)));

    private Score Body(EvalContext context, SessionScript script, string eval)
    {
        lock (_lock)
            _bodies.Add((eval, context.SampleId));
        var index = context.Index;
        // Lines of many lengths, so that blocks and lines never fall together.
        context.Record("answer", new string((char)('a' + (index % 26)), 40 + (index * 97 % 700)));
        if (script.Large(index))
            context.Record("large", new string((char)('a' + index), (1024 * 1024) + 1));
        if (script.Errs(index))
            throw new InvalidOperationException($"no answer to {index} in {script.Number}");
        return new Score("accuracy", (script.Number * 1000) + index + 0.5, !script.Fails(index));
    }

    private void Note(ExperimentRun run, NoteKind what)
    {
        lock (_lock)
        {
            var acknowledged = run.Progress.Acknowledged;
            if (acknowledged == _noted && what == NoteKind.Acknowledged)
                return;
            _noted = acknowledged;
            disk.Mark(new RunNote(what, acknowledged));
        }
    }

    private void NoteWhatItBuildsOn()
    {
        // On a copy: this reading is no call of the run.
        using var folder = ExperimentDirectory.Find(new SimulatedDisk(disk.Look(image => image.Copy())), Root, Experiment);
        var state = ExperimentState.Load(folder, Assembly);
        var lines = Evals.SelectMany(eval => state.Eval(eval).Aggregate((slots, _, _) =>
        {
            var current = new List<BeginOfLine>();
            for (var i = 0; i < slots.Count; i++)
            {
                if (slots[i].State != ResultState.None)
                    current.Add(new BeginOfLine(state.Sessions[slots[i].Session].Name, slots[i].Offset));
            }

            return current;
        }));
        disk.Mark(new RunNote(NoteKind.BuildsOn, Lines: [.. lines]));
    }
}
