namespace Datasets;

public class CodeEvals
{
    // A member gives rows as well: here a part of a file, chosen at random and alike in every run.
    public static IAsyncEnumerable<Review> Some() => Dataset.TakeRandom(Dataset.JsonLines<Review>("data/reviews.jsonl"), 3);

    [EvalForEach(nameof(Some))]
    public bool Says_something(Review review) => Enum.IsDefined(Critic.Judge(review.Text));

    // A tuple's values are taken by position.
    public static IEnumerable<(string, Mood)> Pairs() => [("great, again!", Mood.Good), ("it broke", Mood.Bad)];

    [EvalForEach(nameof(Pairs))]
    public bool Judges_pairs(string text, Mood mood) => Critic.Judge(text) == mood;

    // So are those of a case, which may have an id, and be skipped.
    [EvalForEach]
    [EvalCase("lovely, but late", Mood.Mixed, Id = "but")]
    [EvalCase("not great", Mood.Bad, Id = "not", Skip = "it does not understand \"not\" yet")]
    public bool Judges_cases(string text, Mood mood) => Critic.Judge(text) == mood;
}
