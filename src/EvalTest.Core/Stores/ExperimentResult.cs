using System.Text;
using EvalTest.Model;

namespace EvalTest;

/// <summary>The result of one trial of one sample.</summary>
public sealed class ExperimentResult
{
    private readonly SampleRecord record;

    internal ExperimentResult(string assembly, SampleRecord record, IReadOnlyList<SampleNote> notes)
    {
        this.record = record;
        Notes = notes;
        Assembly = assembly;
    }

    /// <summary>The test assembly's simple name.</summary>
    public string Assembly { get; }

    /// <summary>The eval's id.</summary>
    public string Eval => record.Eval;

    /// <summary>The values of the matrix; empty where there is none.</summary>
    public string Variant => record.Key.Variant;

    /// <summary>The sample's id, unique within its eval and variant.</summary>
    public string SampleId => record.Key.SampleId;

    /// <summary>The repetition, from 0.</summary>
    public int Trial => record.Key.Trial;

    /// <summary>The attempt that this is the result of, from 1, over all sessions.</summary>
    public int Attempt => record.Attempt;

    /// <summary>How it ended.</summary>
    public Outcome Outcome => record.Outcome;

    /// <summary>The verdict over all scores and assertions, edited scores included; null where nothing judged.</summary>
    public bool? Passed => record.Passed;

    /// <summary>The scores that count, in the order in which the eval gave them: of each the last edit, else the recorded one.</summary>
    public IReadOnlyList<Score> Scores => record.Scores;

    /// <summary>The scores as the eval gave them, whatever people said since.</summary>
    public IReadOnlyList<Score> RecordedScores => SampleReview.Undo(record).Scores;

    /// <summary>What people said of it, the latest last; also of earlier results of the sample.</summary>
    public IReadOnlyList<SampleNote> Notes { get; }

    /// <summary>The row as JSON in its canonical form; empty where it could not be encoded.</summary>
    public string Input => Encoding.UTF8.GetString(record.InputJson.Span);

    /// <summary>What of the row was expected, as a JSON object; empty where nothing is marked so.</summary>
    public string Expected => Encoding.UTF8.GetString(record.ExpectedJson.Span);

    /// <summary>What the eval recorded, each value as JSON, by its name.</summary>
    public IReadOnlyDictionary<string, string> Values => record.Values.ToDictionary(v => v.Key, v => Encoding.UTF8.GetString(v.Value));

    /// <summary>What the attempt consumed; null where the eval did not say.</summary>
    public TokenUsage? Usage => record.Usage;

    /// <summary>The message of the error, or of the assertion that failed; null where there is none.</summary>
    public string? Error => record.Error?.Message;

    /// <summary>When the attempt started, in UTC.</summary>
    public DateTimeOffset Started => record.Started;

    /// <summary>How long the attempt took.</summary>
    public TimeSpan Duration => record.Duration;
}
