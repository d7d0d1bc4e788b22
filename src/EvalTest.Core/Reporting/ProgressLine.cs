using System.Globalization;

namespace EvalTest.Reporting;

/// <summary>Where a run is, in one line.</summary>
internal static class ProgressLine
{
    private const string Gap = "  ";
    private const int ShortestEval = 12;

    /// <summary>For a terminal: never wider than it, with the name of the eval shortened first.</summary>
    /// <param name="progress">Where the run is.</param>
    /// <param name="perSecond">This process's speed; null while unknown.</param>
    /// <param name="width">The terminal's columns. The last stays free: a character there makes some terminals wrap.</param>
    public static string Live(ProgressSnapshot progress, double? perSecond, int width)
    {
        var room = Math.Max(0, width - 1);
        var safe = Safe(progress);
        var line = Plain(safe, perSecond);
        var excess = TerminalText.Width(line) - room;
        if (excess > 0 && safe.Eval is { } eval)
        {
            var shortened = TerminalText.CutStart(eval, Math.Max(ShortestEval, TerminalText.Width(eval) - excess));
            line = Plain(safe with { Eval = shortened }, perSecond);
        }

        return TerminalText.CutEnd(line, room);
    }

    /// <summary>For a log: whole, whatever its length.</summary>
    public static string Plain(ProgressSnapshot progress, double? perSecond)
    {
        var safe = Safe(progress);
        string?[] parts = safe.Stopping is null
            ? [safe.Experiment, safe.Eval, Count(safe), Percent(safe), Rate(perSecond), Errors(safe), Score(safe), Pause(safe) ?? Eta(safe, perSecond)]
            : [safe.Experiment, safe.Eval, Count(safe), Percent(safe), Errors(safe), Stopping(safe)];
        return string.Join(Gap, parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static ProgressSnapshot Safe(ProgressSnapshot progress) => progress with
    {
        Experiment = TerminalText.Neutralise(progress.Experiment),
        Eval = progress.Eval is { } eval ? TerminalText.Neutralise(eval) : null,
        ScoreName = progress.ScoreName is { } name ? TerminalText.Neutralise(name) : null,
        Stopping = progress.Stopping is { } reason ? TerminalText.Neutralise(reason) : null,
        Pause = progress.Pause is { } pause ? TerminalText.Neutralise(pause) : null,
    };

    private static int Done(ProgressSnapshot progress) => progress.CompletedBefore + progress.Acknowledged;

    private static string Count(ProgressSnapshot progress) => progress.Total is { } total
        ? Invariant($"{Done(progress):N0}/{total:N0}")
        : Invariant($"{Done(progress):N0} done");

    // Rounded down: 100 % is said only when nothing is left.
    private static string? Percent(ProgressSnapshot progress) => progress.Total is > 0 and { } total
        ? Invariant($"{100L * Done(progress) / total} %")
        : null;

    private static string? Rate(double? perSecond) => perSecond switch
    {
        null or <= 0 => null,
        >= 10 => Invariant($"{perSecond:F0}/s"),
        >= 1 => Invariant($"{perSecond:F1}/s"),
        >= 1 / 60.0 => Invariant($"{perSecond * 60:F1}/min"),
        _ => Invariant($"{perSecond * 3600:F1}/h"),
    };

    private static string? Errors(ProgressSnapshot progress) => progress.Errors switch
    {
        0 => null,
        1 => "1 error",
        var errors => Invariant($"{errors:N0} errors"),
    };

    private static string? Score(ProgressSnapshot progress) => progress is { ScoreName: { } name, Score: { } score }
        ? Invariant($"{name} {score:F3}")
        : null;

    private static string? Pause(ProgressSnapshot progress) => progress.Pause is { } why ? $"paused ({why})" : null;

    private static string? Eta(ProgressSnapshot progress, double? perSecond)
    {
        if (progress.Total is not { } total || perSecond is not > 0 || Done(progress) >= total)
            return null;

        var seconds = Math.Ceiling((total - Done(progress)) / perSecond.Value);
        if (seconds >= TimeSpan.FromDays(1000).TotalSeconds)
            return null;

        var left = TimeSpan.FromSeconds(seconds);
        return "ETA " + left switch
        {
            { Days: > 0 } => Invariant($"{left.Days}d {left.Hours}h"),
            { Hours: > 0 } => Invariant($"{left.Hours}:{left.Minutes:00}:{left.Seconds:00}"),
            _ => Invariant($"{left.Minutes}:{left.Seconds:00}"),
        };
    }

    private static string Stopping(ProgressSnapshot progress)
    {
        const string prefix = "stopped by ";
        var reason = progress.Stopping!;
        var why = reason.StartsWith(prefix, StringComparison.Ordinal) ? reason[prefix.Length..] : reason;
        var samples = progress.InFlight == 1 ? "sample" : "samples";
        return progress.InFlight == 0
            ? $"stopping ({why})"
            : Invariant($"stopping ({why}): waiting for {progress.InFlight:N0} {samples} in flight");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
