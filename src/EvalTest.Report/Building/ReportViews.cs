using System.Globalization;
using EvalTest.Comparing;
using EvalTest.Figures;
using EvalTest.Report.Charts;
using EvalTest.Report.Views;
using EvalTest.Reporting;
using EvalTest.Sessions;
using EvalTest.Stores;

namespace EvalTest.Report.Building;

/// <summary>An experiment as a page shows it, read from its files.</summary>
internal static class ReportViews
{
    private const int MostOpen = 8;
    private const int MostDamage = 20;

    /// <param name="experiment">What to show.</param>
    /// <param name="limits">What keeps the page readable; null for the usual ones.</param>
    /// <param name="comparison">It beside others, which must still be open; null for none.</param>
    /// <exception cref="EvalTestException">A file was changed meanwhile, or cannot be read.</exception>
    public static ReportView Of(RecordedExperiment experiment, ReportLimits? limits = null, Comparison? comparison = null)
    {
        limits ??= new ReportLimits();
        var axis = new Axis(experiment.Evals.SelectMany(e => FigureRows.Of(e.Summary)));
        var evals = new List<EvalView>();
        var totals = new List<SampleTotals>();
        var room = limits.Bytes;
        foreach (var eval in experiment.Evals)
        {
            totals.Add(SampleTotals.Of(eval));
            var samples = SampleLists.Of(eval, limits, room / (experiment.Evals.Count - evals.Count), out var taken);
            room -= taken;
            evals.Add(EvalViews.Of(eval, string.Create(CultureInfo.InvariantCulture, $"eval-{evals.Count + 1}"), totals[^1], axis, samples, isOpen: experiment.Evals.Count <= MostOpen));
        }

        var (word, tone) = Verdict(experiment);
        return new ReportView(Shown.Line(experiment.Name), word, tone, [.. Facts(experiment)], evals)
        {
            Figures = [.. Figures(experiment, totals)],
            Comparisons = comparison is null ? [] : ComparisonViews.Of(comparison),
            Warnings = [.. experiment.Damage.Where(d => !d.Normal).Take(MostDamage).Select(d => Shown.Line(d.ToString()))],
        };
    }

    private static (string Word, Tone Tone) Verdict(RecordedExperiment experiment)
    {
        var failed = experiment.Evals.Count(e => !e.Verdict.Passes);
        return experiment.Evals.Count == 0 ? ("nothing recorded", Tone.Plain)
            : failed > 0 ? ($"{FigureText.Count(failed)} of {FigureText.Count(experiment.Evals.Count, "eval")} failed", Tone.Bad)
            : ("passed", Tone.Good);
    }

    private static IEnumerable<Fact> Figures(RecordedExperiment experiment, List<SampleTotals> totals)
    {
        var summaries = experiment.Evals.Select(e => e.Summary).ToArray();
        yield return new Fact("evals passed", $"{FigureText.Count(experiment.Evals.Count(e => e.Verdict.Passes))} of {FigureText.Count(summaries.Length)}");
        yield return new Fact("samples completed", FigureText.Count(summaries.Sum(s => (long)s.Completed)));
        yield return new Fact("failing", FigureText.Count(summaries.Sum(s => (long)s.Failed)));
        yield return new Fact("errors and time-outs", FigureText.Count(summaries.Sum(s => (long)s.Errors + s.Timeouts)));
        if (totals.Sum(t => t.InputTokens + t.OutputTokens) is > 0 and var tokens)
            yield return new Fact("tokens", FigureText.Count(tokens));
        if (totals.Where(t => t.Cost is not null).ToArray() is { Length: > 0 } priced)
            yield return new Fact("cost", FigureText.Value((double)priced.Sum(t => t.Cost!.Value)));
    }

    private static IEnumerable<Fact> Facts(RecordedExperiment experiment)
    {
        yield return new Fact("status", ReportNames.Of(experiment.Status));
        if (experiment.Sessions.Count > 0)
        {
            var (first, last) = (experiment.Sessions.Min(s => s.Header.Started), experiment.Sessions.Max(s => s.Header.Started));
            yield return new Fact("started", Time(first));
            if (experiment.Sessions.Count > 1)
                yield return new Fact("sessions", $"{FigureText.Count(experiment.Sessions.Count)}, the last from {Time(last)}");
        }

        foreach (var (name, label) in new[] { ("commit", "commit"), ("evaltest", "EvalTest"), ("runtime", "runtime"), ("os", "system"), ("host", "host") })
        {
            if (Values(experiment.Sessions, name) is { Length: > 0 } value)
                yield return new Fact(label, value);
        }
    }

    private static string Values(IReadOnlyList<KnownSession> sessions, string fact) =>
        string.Join(", ", sessions.SelectMany(s => s.Header.Facts).Where(f => f.Key == fact).Select(f => f.Value).OfType<string>().Select(v => Short(fact, v)).Distinct().Take(4).Select(Shown.Line));

    // Of a commit seven digits do, also of the one behind a version.
    private static string Short(string fact, string value)
    {
        var at = fact == "commit" ? 0 : value.IndexOf('+', StringComparison.Ordinal) + 1;
        return (fact == "commit" || at > 0) && value.Length > at + 7 ? value[..(at + 7)] : value;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
