namespace FirstEval;

/// <summary>One row of data/problems.jsonl. A property called Id is the sample's id.</summary>
public record Problem(string Id, string Question, int Answer);
