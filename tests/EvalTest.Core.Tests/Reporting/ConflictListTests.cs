using System.Text;
using EvalTest.Figures;
using EvalTest.Model;
using EvalTest.Reporting;
using static EvalTest.Core.Tests.Figures.Summaries;

namespace EvalTest.Core.Tests.Reporting;

public sealed class ConflictListTests
{
    [Fact]
    public void Conflicts_say_what_differs_which_result_counts_and_why()
    {
        var first = Record("q-1", Outcome.Completed) with { Passed = true, Attempt = 2, Scores = [Score.Pass("right"), Score.Measure("x", 0.5)] };
        var summary = Completed(100, 80) with
        {
            ConflictCount = 1_234,
            Conflicts =
            [
                Between(first, first with { Attempt = 1, Scores = [Score.Pass("right"), Score.Measure("x", 0.25)] }),
                Between(Record("q-2", Outcome.Completed) with { Passed = true }, Record("q-2", Outcome.Completed)),
                Between(Record("q-3", Outcome.Completed), Record("q-3", Outcome.Completed) with { InputHash = 1 }),
                Between(Record("q-4", Outcome.Completed), Record("q-4", Outcome.Completed) with { Scores = [Score.Measure("x", 1)] }),
            ],
        };

        Assert.Equal(
            """
            conflicts: 1,234 samples with different results, recorded by runs that knew nothing of each other
              q-1: x 0.5, not 0.25; attempt 2 counts before attempt 1
                T.b.jsonl counts before T.a.jsonl
              q-2: passed, not without a verdict; each is attempt 1, so the larger session id decides
                T.b.jsonl counts before T.a.jsonl
              q-3: of two different inputs; each is attempt 1, so the larger session id decides
                T.b.jsonl counts before T.a.jsonl
              q-4: x missing, not 1; each is attempt 1, so the larger session id decides
                T.b.jsonl counts before T.a.jsonl
              and 1,230 more
              nothing is lost, both results stay in their files; to settle it let the sample run again: --eval-sample ID, or all of them: --eval-rerun all

            """,
            Text(summary));
    }

    [Fact]
    public void Without_conflicts_there_is_nothing_to_say() => Assert.Equal("", Text(Eighty));

    private static SampleConflict Between(SampleRecord counts, SampleRecord rival) => new(counts, "T.b.jsonl", rival, "T.a.jsonl");

    private static string Text(EvalSummary summary)
    {
        var text = new StringBuilder();
        ConflictList.Write(text, summary);
        return text.ToString();
    }
}
