namespace Readme.Scores;

public class Scores
{
    public static IEnumerable<(string Answer, string Expected)> Answers() => [("Paris", "Paris")];

    [EvalForEach(nameof(Answers))]
    public IEnumerable<Score> Shows_each_kind(string answer, string expected, EvalContext eval)
    {
        #region src/EvalTest.Core
        Score[] scores =
        [
            Score.FromBoolean(answer == expected, name: "right"),
            Score.Exact(answer, expected, name: "exact", ignoreCase: true),
            Score.Contains(answer, "Par", name: "mentions"),
            Score.Numeric("It is 3.14", 3.14159, name: "close", absoluteTolerance: 0.01),
            Score.Measure("latency", 0.41),
        ];
        #endregion
        eval.Record("answer", answer);
        return scores;
    }
}
