using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Running;

/// <summary>What is recorded of a sample whose record does not fit into a line of the session file.</summary>
internal static class OversizedRecord
{
    public static SampleRecord Instead(SampleRecord record, int size) => record with
    {
        Outcome = Outcome.Error,
        Passed = null,
        Scores = [],
        Values = [],
        InputJson = default,
        ExpectedJson = default,
        SkipReason = null,
        Usage = null,
        Output = null,
        Warnings = [],
        Attachments = [],
        Error = new SampleError(
            typeof(EvalTestException).FullName!,
            $"What the sample recorded takes {size / 1024 / 1024} MiB; a line of the session file holds {SessionLine.MaxLength / 1024 / 1024} MiB. Record less of it, or a path to it.",
            null),
    };
}
