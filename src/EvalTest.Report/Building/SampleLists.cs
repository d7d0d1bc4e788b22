using EvalTest.Report.Views;
using EvalTest.Reporting;
using EvalTest.Stores;

namespace EvalTest.Report.Building;

/// <summary>The samples of an eval that a page shows: the first in full, then lines, as far as there is room.</summary>
internal static class SampleLists
{
    /// <param name="eval">Whose.</param>
    /// <param name="limits">How many.</param>
    /// <param name="room">How many bytes they may take.</param>
    /// <param name="taken">How many they take, about.</param>
    public static SampleListView Of(RecordedEval eval, ReportLimits limits, long room, out long taken)
    {
        var worst = WorstSamples.Of(eval, limits.Details + limits.Rows);
        var (samples, rows) = (new List<SampleView>(), new List<SampleRow>());
        taken = 0;
        foreach (var record in worst.Records)
        {
            // A quarter of the room is kept for the lines.
            if (samples.Count < limits.Details && rows.Count == 0 && taken < room * 3 / 4)
            {
                var view = SampleViews.Of(record, limits.Part);
                taken += SampleViews.Bytes(view);
                samples.Add(view);
                continue;
            }

            var row = SampleViews.Row(record);
            taken += SampleViews.Bytes(row);
            if (rows.Count == limits.Rows || taken > room)
                break;
            rows.Add(row);
        }

        return new SampleListView(Title(worst), worst.Total, samples, rows, worst.Total - samples.Count - rows.Count);
    }

    private static string Title(WorstSamples worst) =>
        worst.Score is { } score ? $"{(worst.IsHighest ? "Highest" : "Lowest")} {Shown.Line(score)}" : "Failing samples";
}
