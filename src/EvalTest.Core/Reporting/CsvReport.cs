using System.Globalization;
using CsvHelper;
using EvalTest.Model;
using EvalTest.Stores;

namespace EvalTest.Reporting;

/// <summary>
/// The samples of an experiment as a table for spreadsheets: one row for each sample and trial, in the order of evals and datasets, streamed.
/// RFC 4180, in UTF-8 with a byte order mark, without which the usual spreadsheets take a file for another encoding; texts are made harmless by
/// <see cref="CsvText"/>, numbers are written to their last digit.
/// </summary>
internal static class CsvReport
{
    private static readonly string[] before = ["assembly", "eval", "variant", "id", "name", "trial", "attempt", "outcome", "passed"];

    private static readonly string[] after =
        ["duration", "input_tokens", "output_tokens", "cost", "error_type", "error_message", "skip_reason", "input", "expected", "output", "values", "log"];

    public static void Write(RecordedExperiment experiment, Stream output)
    {
        var scores = experiment.Evals.SelectMany(e => e.Results.Aggregate((_, columns, _) => columns.Select(c => c.Name).ToArray())).Distinct().ToArray();
        using var csv = CsvWriter.Create(output, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        var edited = experiment.Evals.SelectMany(e => e.Results.EditedScores).ToHashSet();
        string[] notes = experiment.Evals.Any(e => e.Results.HasNotes) ? ["notes"] : [];
        csv.WriteRecord([.. before, .. scores.SelectMany(s => OfScore(s, edited)).Select(CsvText.Of), .. after, .. notes]);
        foreach (var eval in experiment.Evals)
        {
            foreach (var record in eval.Samples())
                csv.WriteRecord([.. Before(eval, record), .. scores.SelectMany(s => OfScore(record, s, edited)), .. After(record), .. notes.Select(_ => Notes(eval, record))]);
        }
    }

    private static IEnumerable<string> Before(RecordedEval eval, SampleRecord record) =>
    [
        CsvText.Of(eval.Assembly),
        CsvText.Of(eval.Eval.Id),
        CsvText.Of(eval.Eval.Variant),
        CsvText.Of(record.Key.SampleId),
        CsvText.Of(record.Name ?? ""),
        CsvText.Of(record.Key.Trial),
        CsvText.Of(record.Attempt),
        ReportNames.Of(record.Outcome),
        record.Passed switch { true => "true", false => "false", null => "" },
    ];

    private static string[] OfScore(string name, HashSet<string> edited) =>
        edited.Contains(name) ? [$"score:{name}", $"reason:{name}", $"recorded:{name}", $"author:{name}"] : [$"score:{name}", $"reason:{name}"];

    private static string[] OfScore(SampleRecord record, string name, HashSet<string> edited)
    {
        var score = record.Scores.FirstOrDefault(s => s.Name == name);
        var edit = record.Review?.EditOf(name);
        var recorded = edit is null ? null : record.Review!.RecordedScores.FirstOrDefault(s => s.Name == name);
        string[] counting = [CsvText.Of(score?.Value), CsvText.Of(score?.Reason ?? "")];
        return edited.Contains(name) ? [.. counting, CsvText.Of(recorded?.Value), CsvText.Of(edit is null ? "" : NoteText.Author(edit))] : counting;
    }

    private static string Notes(RecordedEval eval, SampleRecord record) => CsvText.Of(string.Join("\n", NoteText.Lines(record, eval.NotesOf(record.Key), int.MaxValue)));

    private static IEnumerable<string> After(SampleRecord record) =>
    [
        CsvText.Of(record.Duration.TotalSeconds),
        CsvText.Of(record.Usage?.InputTokens),
        CsvText.Of(record.Usage?.OutputTokens),
        record.Usage?.Cost?.ToString(CultureInfo.InvariantCulture) ?? "",
        CsvText.Of(record.Error?.Type ?? ""),
        CsvText.Of(record.Error?.Message ?? ""),
        CsvText.Of(record.SkipReason ?? ""),
        CsvText.Of(JsonText.Plain(record.InputJson.Span)),
        CsvText.Of(JsonText.Plain(record.ExpectedJson.Span)),
        CsvText.Of(string.Join("\n", record.Values.Where(v => v.Key == RecordedOutput.Name).Select(v => JsonText.Plain(v.Value)))),
        CsvText.Of(RecordedOutput.Others(record)),
        CsvText.Of(record.Output ?? ""),
    ];
}
