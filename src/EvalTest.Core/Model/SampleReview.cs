namespace EvalTest.Model;

/// <summary>What people said of a record, and what it said itself before they edited its scores.</summary>
/// <param name="Notes">Of this record, in the order of folding.</param>
/// <param name="RecordedPassed">Its own verdict.</param>
/// <param name="RecordedScores">Its own scores.</param>
internal sealed record SampleReview(IReadOnlyList<SampleNote> Notes, bool? RecordedPassed, IReadOnlyList<Score> RecordedScores)
{
    /// <summary>The note by which a score counts as it does; null where it counts as it was recorded.</summary>
    public SampleNote? EditOf(string score) => Notes.LastOrDefault(n => n.Scores.Any(s => s.Name == score));

    /// <summary>A record as it counts with what people said of it: of each score the last edit, and the verdict over the scores as they are then.</summary>
    public static SampleRecord Apply(SampleRecord record, IReadOnlyList<SampleNote> notes)
    {
        var review = new SampleReview(notes, record.Passed, record.Scores);
        var edits = new Dictionary<string, Score>();
        foreach (var score in notes.SelectMany(n => n.Scores))
            edits[score.Name] = score;
        if (record.Outcome != Outcome.Completed || edits.Count == 0)
            return record with { Review = review };

        // What scored stays: the edit is what that scorer ought to have said, on its scale.
        var scores = record.Scores.Select(s => edits.Remove(s.Name, out var edit) ? edit with { Scorer = s.Scorer } : s).ToList();
        scores.AddRange(notes.SelectMany(n => n.Scores).Select(s => s.Name).Distinct().Where(edits.ContainsKey).Select(name => edits[name]));
        var verdicts = scores.Where(s => s.Passed is not null).ToList();
        return record with { Review = review, Scores = scores, Passed = verdicts.Count == 0 ? record.Passed : verdicts.TrueForAll(s => s.Passed == true) };
    }

    /// <summary>A record as its own line has it.</summary>
    public static SampleRecord Undo(SampleRecord record) =>
        record.Review is { } review ? record with { Passed = review.RecordedPassed, Scores = review.RecordedScores, Review = null } : record;
}
