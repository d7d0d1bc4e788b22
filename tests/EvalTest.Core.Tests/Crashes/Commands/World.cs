using System.Globalization;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>Two machines and the model of what they hold. Every command is done to both, and what it changed is compared.</summary>
internal sealed class World(string folder)
{
    private readonly Computer[] computers = [new(Path.Combine(folder, "0")), new(Path.Combine(folder, "1"))];
    private readonly Dictionary<string, ModelSession> sessions = [];
    private readonly Dictionary<(string Id, int Version), string> inputs = [];
    private int runs;

    /// <summary>Does a command.</summary>
    /// <exception cref="DifferenceException">What came of it is not what the model has.</exception>
    public async Task DoAsync(Command command)
    {
        var here = computers[command.Machine];
        switch (command)
        {
            case Command.Run run:
                await RunAsync(here, run);
                break;
            case Command.Rename:
                Rename(here);
                break;
            case Command.Merge merge:
                Copy(here, computers[1 - command.Machine], merge.Files);
                break;
            case Command.Truncate truncate when here.Files.Count > 0:
                using (var file = File.OpenWrite(here.Files[truncate.File % here.Files.Count]))
                    file.SetLength(Math.Max(0, file.Length - truncate.Bytes));
                break;
            case Command.Lose lose when here.Files.Count > 0:
                File.Delete(here.Files[lose.File % here.Files.Count]);
                break;
        }

        Compare(command is Command.Merge ? computers[1 - command.Machine] : here);
    }

    private static void Rename(Computer here)
    {
        var other = here.Experiment == "x" ? "y/z" : "x";
        var exists = Directory.Exists(here.Folder);
        if (TryRename(here, other) != exists)
            throw new DifferenceException($"A rename of {here.Folder} should have said {exists}.");
        here.Experiment = exists ? other : here.Experiment;
    }

    private static bool TryRename(Computer here, string other)
    {
        try
        {
            ExperimentRemoval.Rename(Disks.Local, here.Root, here.Experiment, other);
            return true;
        }
        catch (EvalTestException e) when (e.Message.StartsWith("There is no experiment", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static void Copy(Computer from, Computer to, int leftOut)
    {
        Directory.CreateDirectory(to.Folder);
        foreach (var (index, file) in from.Files.Index())
        {
            var target = Path.Combine(to.Folder, Path.GetFileName(file));
            var isLonger = !File.Exists(target) || new FileInfo(target).Length < new FileInfo(file).Length;
            if ((leftOut >> (index % 8) & 1) == 0 && isLonger)
                File.Copy(file, target, overwrite: true);
        }
    }

    private async Task RunAsync(Computer here, Command.Run run)
    {
        var held = here.Held;
        var standing = ModelFold.Standing(sessions, held);
        if (run.Rerun is Rerun.Failed or Rerun.All)
            ModelFold.Fold(standing, Retract(run), _ => true);
        var planned = Planned.Of(run, ModelFold.Current(standing), ++runs);

        var done = await CommandRun.DoAsync(here, run, runs);

        var file = here.Files.SingleOrDefault(f => !held.ContainsKey(Computer.SessionOf(f)));
        var lines = file is null ? [] : RawLine.Of(file);
        var recorded = lines.Select(l => l.Sample?.Id).OfType<string>().ToList();
        if (file is not null)
            sessions.Add(Computer.SessionOf(file), new ModelSession(Computer.SessionOf(file), Seen(held), [.. lines.Select(l => ToModel(l, run, planned))]));
        if (done.Fault(planned.Keys.ToHashSet(), recorded, run.StopAfter > 0) is { } fault)
            throw new DifferenceException($"{run}: {fault}");
    }

    private static Dictionary<string, int> Seen(IReadOnlyDictionary<string, int> held) =>
        held.Where(h => h.Value > 0).ToDictionary(h => h.Key, h => h.Value - 1);

    private static ModelLine.Retract Retract(Command.Run run) => new(run.Rerun == Rerun.Failed, run.Filter);

    private ModelLine ToModel(RawLine line, Command.Run run, IReadOnlyDictionary<string, ModelLine.Sample> planned)
    {
        if (line.Sample is not { } sample)
            return line.Type == "retract" ? Retract(run) : new ModelLine.Other();
        if (!planned.TryGetValue(sample.Id, out var expected) || sample with { Version = expected.Version } != expected)
            throw new DifferenceException($"{run}: recorded {sample}, and the model has {expected?.ToString() ?? "nothing to run there"}.");
        if (!inputs.TryAdd((sample.Id, expected.Version), line.InputHash!) && inputs[(sample.Id, expected.Version)] != line.InputHash)
            throw new DifferenceException($"{run}: {sample.Id} has another input hash than before.");
        return expected;
    }

    private void Compare(Computer computer)
    {
        var (real, damage) = computer.Read(CommandRun.Eval);
        var model = ModelFold.Current(ModelFold.Standing(sessions, computer.Held)).ToDictionary(r => KeyHash.Of(new SampleKey("", r.Key, 0)), r => (r.Key, Result: Expected(r.Value)));
        foreach (var (key, (id, expected)) in model)
        {
            if (!real.TryGetValue(key, out var current) || current != expected)
                throw new DifferenceException($"{computer.Folder}: {id} is {current} and should be {expected}.");
        }

        if (real.Count != model.Count)
            throw new DifferenceException($"{computer.Folder}: {real.Count} results, and the model has {model.Count}.");
        if (damage.FirstOrDefault(d => !d.Normal) is { } worst)
            throw new DifferenceException($"{computer.Folder}: {worst}");
    }

    private CurrentResult Expected(ModelResult result)
    {
        var line = result.Line;
        var state = line.Outcome switch { "completed" => ResultState.Completed, "skipped" => ResultState.Skipped, _ => ResultState.Error };
        var verdict = line.Passed switch { true => Verdict.Passed, false => Verdict.Failed, null => Verdict.None };
        var input = UInt128.Parse(inputs[(line.Id, line.Version)], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new CurrentResult(state, verdict, input, result.Tries, line.Score);
    }
}
