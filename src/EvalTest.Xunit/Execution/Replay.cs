using System.Globalization;
using EvalTest.Model;
using EvalTest.Reporting;
using EvalTest.Running;
using Xunit;

namespace EvalTest.Xunit.Execution;

/// <summary>A test that tells how a sample ended: its output, warnings and attachments, and its failure if it is one.</summary>
/// <param name="Sample">Null for a line that is no sample.</param>
/// <param name="Failure">What the test throws; null if it passes.</param>
internal sealed record Replay(SampleRecord? Sample, Exception? Failure)
{
    public static Replay Of(SampleRecord sample, bool evalPasses)
    {
        var failure = FailureOf(sample);
        // A gate that holds forgives single samples: the run stays green, and the sample is still to be seen.
        return new Replay(sample, failure is null or SampleSkippedException || !evalPasses ? failure : Skipped($"not good, and the eval passes: {SampleLine.Reason(sample)}"));
    }

    public static Replay OfUnlisted(EvalOutcome outcome) => new(
        null,
        new SampleFailedException(string.Create(CultureInfo.InvariantCulture, $"{outcome.Unlisted} more samples failed or erred and are not listed. Run with --eval-report all to list every sample, or read {outcome.Summary.SessionFile ?? "the session files"}."), stack: null));

    /// <summary>The eval's own verdict once more, after samples of which none speaks for it.</summary>
    public static Replay OfWhole(EvalOutcome outcome) => new(null, outcome.Verdict.Passes ? null : new EvalFailedException(outcome.FailureMessage));

    public static Replay OfFault(Exception fault) => new(
        null,
        new SampleErrorException($"The samples could not be read back: {fault.Message}", fault.StackTrace));

    /// <summary>What xunit invokes as the body of the test.</summary>
    public static void Run(Replay replay)
    {
        if (replay.Sample is { } sample)
            Show(sample);
        if (replay.Failure is { } failure)
            throw failure;
    }

    /// <summary>
    /// Whether a test explorer that was told of this test last, under the id that all tests of the eval share, would show the eval as what it is not:
    /// a gate can be missed without a failing sample, and the last sample of a good eval may have been skipped.
    /// </summary>
    public bool Contradicts(EvalOutcome outcome) => outcome.Verdict.Passes
        ? Failure is not null && !outcome.Summary.NothingJudged
        : Failure is null or SampleSkippedException;

    private static void Show(SampleRecord sample)
    {
        var context = TestContext.Current;
        if (!string.IsNullOrEmpty(sample.Output))
            context.TestOutputHelper?.Write(ReportText.Of(sample.Output));
        foreach (var warning in sample.Warnings)
            context.AddWarning(ReportText.Escaped(warning));
        foreach (var (name, attachment) in sample.Attachments)
        {
            if (attachment.Bytes is { } bytes)
                context.AddAttachment(ReportText.Escaped(name), bytes, attachment.MediaType ?? "application/octet-stream");
            else
                context.AddAttachment(ReportText.Escaped(name), ReportText.Escaped(attachment.Text ?? ""));
        }
    }

    private static Exception? FailureOf(SampleRecord sample) => sample.Outcome switch
    {
        Outcome.Completed when sample.Passed == false => new SampleFailedException(SampleText.Message(sample), Stack(sample)),
        Outcome.Completed => null,
        Outcome.Skipped => Skipped(sample.SkipReason ?? "no reason given"),
        Outcome.Timeout => new SampleTimeoutException(SampleText.Message(sample)),
        _ => new SampleErrorException(SampleText.Message(sample), Stack(sample)),
    };

    private static SampleSkippedException Skipped(string reason) => new(ReportText.Of(Printable.Block(reason)));

    private static string? Stack(SampleRecord sample) => RecordedStack.OfUser(SampleText.Stack(sample));
}
