namespace Datasets;

public class ReviewEvals
{
    // The rows of one file, read as they are needed.
    [EvalForEach, JsonLines("data/reviews.jsonl")]
    [Gate("right", AtLeast = 0.7)]
    public Score Of_json_lines(Review review) => Score.Exact($"{Critic.Judge(review.Text)}", $"{review.Mood}", name: "right");

    [EvalForEach, Csv("data/reviews.csv", Delimiter = ';')]
    [Gate("right", AtLeast = 0.7)]
    public Score Of_csv(Review review) => Score.Exact($"{Critic.Judge(review.Text)}", $"{review.Mood}", name: "right");

    // Columns by their names, where no type is declared for the rows.
    [EvalForEach, Json("data/reviews.json")]
    [Gate("right", AtLeast = 0.7)]
    public Score Of_json([SampleId] string id, string text, [Expected] Mood mood) => Score.Exact($"{Critic.Judge(text)} {id}", $"{mood} {id}", name: "right");
}
