namespace EvalTest.Comparing;

/// <summary>Evals that are compared with each other.</summary>
/// <param name="Title">What they have in common: the eval, or the experiment.</param>
/// <param name="Sides">In the order given; the first is the reference.</param>
/// <param name="Pairs">Each other with the first, or every pair.</param>
internal sealed record EvalComparison(string Title, IReadOnlyList<ComparedSide> Sides, IReadOnlyList<PairComparison> Pairs);
