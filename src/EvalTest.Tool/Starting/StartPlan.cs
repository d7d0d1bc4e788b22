namespace EvalTest.Tool.Starting;

/// <summary>What a first eval takes.</summary>
/// <param name="Files">What to write, by full path; none of them exists.</param>
/// <param name="Advice">What is left to do, each a command or a sentence.</param>
internal sealed record StartPlan(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Advice);
