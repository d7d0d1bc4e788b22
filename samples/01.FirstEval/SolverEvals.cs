namespace FirstEval;

public class SolverEvals
{
    public static IAsyncEnumerable<Problem> Problems() => Dataset.JsonLines<Problem>("data/problems.jsonl");

    // One test, forty samples: it passes if at least three quarters of the answers are right.
    [EvalForEach(nameof(Problems))]
    [Gate("accuracy", AtLeast = 0.75)]
    public Score Solves(Problem problem, EvalContext eval)
    {
        var response = Solver.Answer(problem.Question);
        eval.Record("response", response);
        return Score.Numeric(response, problem.Answer, name: "accuracy");
    }

    // One sample, no dataset.
    [EvalFact]
    public Score Admits_that_there_is_nothing_to_count() => Score.Contains(Solver.Answer("How are you?"), "no number");
}
