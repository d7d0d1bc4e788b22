using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Operations;

/// <summary>
/// Says what a person thinks of a result, in a session file of its own; what was recorded stays. A run may be writing the experiment at the same time: its own
/// figures are then those of what it read when it began, and the next reading has the note.
/// </summary>
internal static class ExperimentReview
{
    /// <summary>Writes a note.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="root">See <see cref="ExperimentRoot.Locate"/>.</param>
    /// <param name="experiment">Its name.</param>
    /// <param name="request">What is said of what.</param>
    /// <param name="clock">Time.</param>
    /// <exception cref="EvalTestException">There is no such result, more than one is meant, the scores cannot be given, or the operating system refused.</exception>
    public static async Task<ReviewedSample> WriteAsync(IDisk disk, string root, string experiment, ReviewRequest request, TimeProvider clock)
    {
        using var folder = ExperimentDirectory.Find(disk, root, experiment)
            ?? throw new ExperimentMissingException($"There is no experiment \"{experiment}\" in {root}. Nothing was written. Look at the names there, or give another folder with --eval-dir.");
        // As a writer does: nobody deletes or forgets meanwhile, and others may write.
        using var shared = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);
        if (shared is null || !folder.IsInPlace)
            throw new ExperimentBusyException($"Nothing was written: the experiment \"{experiment}\" is being deleted or renamed, or some of its results are being forgotten. Run the command again.");

        OwnSession.MakeDurable(folder);
        var target = ReviewTarget.Find(folder.Path, ExperimentState.LoadAll(folder, []), request);
        var record = target.Read();
        var scores = EditedScores.Of(request, record, target.Results.Aggregate((_, columns, _) => columns.Select(c => c.Name).ToList()));
        var note = new SampleNote { Author = request.Author, At = clock.GetUtcNow(), Text = request.Text, Scores = scores, Counts = true };
        var line = new NoteRecord(record.Eval, target.Key, target.Session.Header.Session, target.Result.Sequence, record.InputHash, note);
        var file = await OwnSession.WriteAsync(folder, experiment, target.Assembly, target.State.Seen, [line], clock).ConfigureAwait(false);
        return new ReviewedSample(target.Assembly, record, SampleReview.Apply(SampleReview.Undo(record), [.. record.Review?.Notes ?? [], note]), file);
    }
}
