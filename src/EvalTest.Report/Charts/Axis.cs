using EvalTest.Report.Views;
using EvalTest.Reporting;

namespace EvalTest.Report.Charts;

/// <summary>The axes of a report's plots: one for each name of a figure, so that the same figure of several evals can be compared by eye.</summary>
internal sealed class Axis
{
    private readonly Dictionary<(FigureKind, string), (double Least, double Most)> ranges = [];

    /// <param name="figures">Of all evals.</param>
    public Axis(IEnumerable<FigureRow> figures)
    {
        foreach (var row in figures.Where(f => double.IsFinite(f.Value)))
        {
            var (least, most) = (row.Interval?.Low ?? row.Value, row.Interval?.High ?? row.Value);
            var key = (row.Kind, row.Name);
            var known = ranges.TryGetValue(key, out var range) ? range : (least, most);
            ranges[key] = row.IsShare ? (0, 1) : (Math.Min(known.Item1, least), Math.Max(known.Item2, most));
        }
    }

    /// <summary>Null where there is nothing to draw.</summary>
    public PlotView? Plot(FigureRow row, IReadOnlyList<Model.Gate> gates)
    {
        if (!ranges.TryGetValue((row.Kind, row.Name), out var range) || !double.IsFinite(row.Value))
            return null;

        var gate = gates.FirstOrDefault(g => FigureRows.IsOf(g, row));
        var bound = gate?.AtLeast ?? gate?.AtMost;
        var (least, most) = Around(range, bound, row.IsShare);
        return new PlotView(least, most, row.Value, row.Interval?.Low, row.Interval?.High, bound);
    }

    // A little air on both sides, but a share has none beyond its ends.
    private static (double Least, double Most) Around((double Least, double Most) range, double? bound, bool isShare)
    {
        if (isShare)
            return (0, 1);

        var (least, most) = (Math.Min(range.Least, bound ?? range.Least), Math.Max(range.Most, bound ?? range.Most));
        var air = most > least ? (most - least) * 0.08 : Math.Max(1, Math.Abs(most) * 0.1);
        return (least - air, most + air);
    }
}
