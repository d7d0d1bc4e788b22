namespace Matrix;

// Holds for both evals, unless one says otherwise.
[EvalDefaults(Concurrency = 8, Timeout = 30_000)]
public class CapitalEvals
{
    public static IEnumerable<Question> Questions() =>
    [
        new("France", "Paris"),
        new("Peru", "Lima"),
        new("Australia", "Canberra"),
        new("Kazakhstan", "Astana"),
        new("Bhutan", "Thimphu"),
        new("Palau", "Ngerulmud"),
    ];

    // Four tests: two models, each with two temperatures. Each has its own results in the same experiment.
    [EvalForEach(nameof(Questions))]
    [EvalMatrix("model", "small", "large")]
    [EvalMatrix("temperature", 0.0, 1.0)]
    [Gate("right", AtLeast = 0.5)]
    public async Task<Score> Knows(Question question, string model, double temperature, EvalContext eval, CancellationToken cancel)
    {
        var answer = await Models.AskAsync(model, temperature, question.Country, eval.Seed, cancel);
        return Score.Exact(answer, question.Capital, name: "right");
    }

    // Three questions in one call. Each sample is stored and resumed by itself all the same.
    [EvalForEach(nameof(Questions))]
    [EvalBatch(Size = 3)]
    [EvalMatrix("model", "small", "large")]
    [Gate("right", AtLeast = 0.5)]
    public async Task<IReadOnlyList<Score>> Knows_many(IReadOnlyList<Question> questions, string model, CancellationToken cancel)
    {
        var answers = await Models.AskAllAsync(model, [.. questions.Select(q => q.Country)], cancel);
        return [.. questions.Zip(answers, (question, answer) => Score.Exact(answer, question.Capital, name: "right"))];
    }
}
