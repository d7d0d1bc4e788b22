namespace EvalTest.Operations;

/// <summary>The sample that a damaged line is of.</summary>
/// <param name="Eval">The eval's id.</param>
/// <param name="Variant">The values of the matrix; empty where there is none.</param>
/// <param name="Id">The sample's.</param>
/// <param name="Trial">The repetition.</param>
internal sealed record DamagedSample(string Eval, string Variant, string Id, int Trial);
