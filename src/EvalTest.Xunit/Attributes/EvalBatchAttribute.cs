namespace EvalTest;

/// <summary>
/// Hands an <see cref="EvalForEachAttribute"/> several samples at once, as for a model that answers many questions in one call. Each parameter is a list
/// with one element for each sample, such as <c>IReadOnlyList&lt;Problem&gt;</c> or <c>IReadOnlyList&lt;EvalContext&gt;</c>, and the eval returns one
/// result for each, in the same order. Every sample is stored, resumed and tried again by itself; what the method throws for several,
/// a failed assertion too, is the error of each of them.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvalBatchAttribute : EvalPartAttribute
{
    /// <summary>
    /// Most samples in one call, from 1 to 10,000; 16 if left out. A call has fewer where fewer are left, or fewer may be in flight: a batch counts
    /// as many in flight as it has samples, and the places grow to <see cref="Size"/> unless <c>--eval-concurrency</c> says less.
    /// A rate counts samples too, so that a low one makes small batches.
    /// </summary>
    public int Size { get; set; } = 16;
}
