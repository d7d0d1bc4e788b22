using EvalTest.Figures;
using EvalTest.Reporting;
using EvalTest.Stores;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>An experiment as a list shows it; what is needed is kept, so that thousands need little memory and no open folder.</summary>
internal sealed record ListedExperiment(string Status, int Errors, DateTimeOffset? Updated, IReadOnlyList<Cell> Cells, byte[] Json)
{
    /// <summary>One that cannot be read is listed with the reason; null for one that was deleted meanwhile.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="asJson">Whether it will be shown so; the other form is left empty.</param>
    public static ListedExperiment? Read(IExperimentStore store, string name, bool asJson)
    {
        try
        {
            using var experiment = store.Read(name);
            return experiment is null ? null : Of(experiment, asJson);
        }
        catch (EvalTestException e)
        {
            return new ListedExperiment("unreadable", 0, null, [name, Cell.Bad("unreadable"), "", "", $"why: evaltest show {name}", "", ""], JsonDocumentWriter.Bytes(json =>
            {
                json.WriteString("name", name);
                json.WriteString("status", "unreadable");
                json.WriteString("error", e.Message);
            }));
        }
    }

    private static ListedExperiment Of(RecordedExperiment experiment, bool asJson)
    {
        var facts = ExperimentFacts.Of(experiment);
        var errors = experiment.Evals.Sum(e => e.Summary.Errors + e.Summary.Timeouts);
        return new ListedExperiment(
            StatusText.Name(experiment.Status),
            errors,
            facts.Updated,
            asJson ? [] : Row(experiment, facts, errors),
            asJson ? JsonDocumentWriter.Bytes(json => ExperimentJson.Write(json, experiment)) : []);
    }

    private static IReadOnlyList<Cell> Row(RecordedExperiment experiment, ExperimentFacts facts, int errors)
    {
        var (completed, total) = ExperimentJson.Counts(experiment);
        var damage = experiment.Damage.Count(d => !d.Normal);
        return
        [
            experiment.Name,
            StatusText.Of(experiment),
            StatusText.Progress(completed, total),
            errors == 0 ? "0" : Cell.Bad(FigureText.Count(errors)),
            Result(experiment) + (damage > 0 ? $" ({FigureText.Count(damage, "damaged line")}: evaltest verify {experiment.Name})" : ""),
            FigureText.Duration(facts.Duration),
            StatusText.Time(facts.Updated),
        ];
    }

    private static string Result(RecordedExperiment experiment) => experiment.Evals.Count switch
    {
        0 => "nothing recorded so far",
        1 => StatusText.Figure(FigureRows.Headline(experiment.Evals[0].Summary)),
        var count => $"{FigureText.Count(count)} evals, {FigureText.Count(experiment.Evals.Count(e => e.Verdict.Passes))} pass",
    };
}
