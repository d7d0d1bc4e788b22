using EvalTest.Options;

namespace EvalTest.Core.Tests.Crashes.Commands;

/// <summary>What a run has to do, as the model has it.</summary>
internal static class Planned
{
    private const int MostAttempts = 10;

    /// <summary>What each sample's record has to say, of those that have to run.</summary>
    /// <param name="run">The command.</param>
    /// <param name="current">What was known before it; what the run retracts is gone from it.</param>
    /// <param name="score">The run's own, so that its results can be told from all others.</param>
    public static IReadOnlyDictionary<string, ModelLine.Sample> Of(Command.Run run, IReadOnlyDictionary<string, ModelResult> current, double score)
    {
        var planned = new Dictionary<string, ModelLine.Sample>();
        for (var row = 0; row < run.Rows; row++)
        {
            var (id, version) = ($"s{row}", VersionOf(run, row));
            var known = current.GetValueOrDefault(id);
            if (!ModelFold.Matches(run.Filter, id) || (run.Filter is null && known is not null && IsKept(run, known, version)))
                continue;
            planned.Add(id, Line(run, row, known?.Line.Version == version ? known.Tries + 1 : 1, score));
        }

        return planned;
    }

    /// <summary>How a row ends.</summary>
    public static string OutcomeOf(Command.Run run, int row) => run.Outcomes == 0 ? "passed" : ((run.Outcomes >> row) ^ (run.Outcomes >> (row + 7))) switch
    {
        var bits when bits % 8 < 3 => "passed",
        var bits when bits % 8 < 5 => "failed",
        var bits when bits % 8 < 7 => "error",
        _ => "skipped",
    };

    public static int VersionOf(Command.Run run, int row) => (run.Changed >> row) & 1;

    private static bool IsKept(Command.Run run, ModelResult known, int version) =>
        known.Line.Version == version && (known.Line.Outcome is "completed" or "skipped" || run.Rerun == Rerun.None || known.Tries >= MostAttempts);

    private static ModelLine.Sample Line(Command.Run run, int row, int attempt, double score) => OutcomeOf(run, row) switch
    {
        "passed" => new($"s{row}", "completed", true, VersionOf(run, row), attempt, score),
        "failed" => new($"s{row}", "completed", false, VersionOf(run, row), attempt, score),
        var other => new($"s{row}", other, null, VersionOf(run, row), attempt, null),
    };
}
