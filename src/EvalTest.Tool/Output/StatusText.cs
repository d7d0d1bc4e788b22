
using EvalTest.Figures;
using EvalTest.Reporting;
using EvalTest.Stores;

namespace EvalTest.Tool.Output;

/// <summary>How far something has come, in words.</summary>
internal static class StatusText
{
    public static string Name(ExperimentStatus status) => status.ToString().ToLowerInvariant();

    public static Cell Of(ExperimentStatus status) => status switch
    {
        ExperimentStatus.Complete => Cell.Good("complete"),
        ExperimentStatus.Running => Cell.Notice("running"),
        _ => Cell.Bad(Name(status)),
    };

    /// <summary>With the process that is writing it.</summary>
    public static Cell Of(RecordedExperiment experiment)
    {
        var who = experiment.Writers.Select(w => w.Facts).OfType<Sessions.WriterFacts>().Select(f => $"{f.Pid} on {f.Host}").Distinct().ToList();
        return experiment.Status == ExperimentStatus.Running && who.Count > 0 ? Cell.Notice($"running ({(who.Count == 1 ? "process" : "processes")} {string.Join(", ", who)})") : Of(experiment.Status);
    }

    /// <summary>As in <c>2,932/3,000  98 %</c>; a question mark where nobody knows how many there are.</summary>
    public static string Progress(int completed, int? total) =>
        total is not { } all ? $"{FigureText.Count(completed)}/?"
        : $"{FigureText.Count(completed)}/{FigureText.Count(all)}  {Percent(completed, all)}";

    /// <summary>A mean with its interval.</summary>
    public static string Figure(FigureRow? headline) =>
        headline is null ? "" : $"{headline.Name} {FigureText.Value(headline.Value)}{(headline.Interval is { } i ? $" [{FigureText.Value(i.Low)}, {FigureText.Value(i.High)}]" : "")}";

    public static string Time(DateTimeOffset? time) => time is { } known ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) : "";

    // What is not all of it is never shown as 100 %.
    private static string Percent(int part, int all) => all == 0 ? "" : part == all ? "100 %" : $"{Math.Floor(100.0 * part / all)} %";
}
