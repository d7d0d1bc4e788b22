using System.Text.Json;
using EvalTest.Figures;
using EvalTest.Operations;
using EvalTest.Reporting;
using EvalTest.Tool.Output;

namespace EvalTest.Tool.Commands;

/// <summary>What the sessions of an experiment disagree about.</summary>
internal static class ConflictText
{
    public static void Write(Screen screen, ExperimentConflicts conflicts)
    {
        if (conflicts.Count > 0)
            screen.Line($"{FigureText.Count(conflicts.Count, "sample")} with two results that differ, of sessions that did not know of each other:");
        foreach (var conflict in conflicts.First)
            screen.Line($"  {Printable.Line(conflict.Counts.Eval)} {SampleLine.Id(conflict.Counts.Key)}: that of {Printable.Line(conflict.File)} counts ({SampleLine.Reason(conflict.Counts)}), beside that of {Printable.Line(conflict.RivalFile)} ({SampleLine.Reason(conflict.Rival)})");
        foreach (var fork in conflicts.Forks)
            screen.Block(fork.ToString());
    }

    public static void Write(Utf8JsonWriter json, ExperimentConflicts conflicts)
    {
        json.WriteNumber("conflicts", conflicts.Count);
        json.WriteStartArray("firstConflicts");
        foreach (var conflict in conflicts.First)
        {
            json.WriteStartObject();
            json.WriteString("eval", conflict.Counts.Eval);
            json.WriteString("variant", conflict.Counts.Key.Variant);
            json.WriteString("sample", conflict.Counts.Key.SampleId);
            json.WriteNumber("trial", conflict.Counts.Key.Trial);
            json.WriteString("counts", conflict.File);
            json.WriteString("rival", conflict.RivalFile);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteTexts(json, "forks", conflicts.Forks.Select(fork => fork.ToString()));
    }
}
