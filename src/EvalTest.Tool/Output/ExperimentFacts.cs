
using EvalTest.Stores;

namespace EvalTest.Tool.Output;

/// <summary>What of an experiment stands in no record: when its files were last written, and how long its sessions took.</summary>
/// <param name="Updated">When its newest session file was written, in UTC.</param>
/// <param name="Duration">Over all sessions, from each one's start to its last write; those that ran at once count one after another.</param>
internal sealed record ExperimentFacts(DateTimeOffset? Updated, TimeSpan Duration)
{
    public static ExperimentFacts Of(RecordedExperiment experiment)
    {
        var (updated, duration) = (default(DateTimeOffset?), TimeSpan.Zero);
        foreach (var session in experiment.Sessions.DistinctBy(s => s.Header.Session))
        {
            var written = LastWrite(session.Path);
            if (written is null)
                continue;
            updated = updated is null || written > updated ? written : updated;
            duration += written > session.Header.Started && session.Header.Started > DateTimeOffset.UnixEpoch ? written.Value - session.Header.Started : TimeSpan.Zero;
        }

        return new(updated, duration);
    }

    public static DateTimeOffset? LastWrite(string path) => new FileInfo(path) is { Exists: true } file ? file.LastWriteTimeUtc : null;
}
