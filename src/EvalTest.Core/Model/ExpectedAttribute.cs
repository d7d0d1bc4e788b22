namespace EvalTest;

/// <summary>
/// Marks the property or field of a row, a record's parameter, or, where rows have no type of their own, the eval's parameter that holds what is expected and is not given to what is evaluated.
/// It is kept out of the content hash that identifies the input and hashed apart, so that correcting an expected answer is told from
/// another question: the sample keeps its id, and <c>--eval-on-change</c> says whether its result is reused.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ExpectedAttribute : Attribute;
