namespace Datasets;

public class SpoiledEvals
{
    // Line 3 of the file has a mood that does not exist, and line 4 is no JSON. Both are errors of their own; the other rows run.
    [EvalForEach, JsonLines("data/spoiled.jsonl")]
    [Gate(MaxErrorRate = 0.5)]
    public bool Reads_what_can_be_read(Review review) => review.Text.Length > 0;
}
