namespace EvalTest;

/// <summary>
/// Marks the property or field of a row that is its id, or, where rows have no type of their own, the eval's parameter that takes it. The id must be unique within the dataset; it keeps a result with its
/// sample when rows are reordered, added or removed. Without it a property called <c>Id</c> is taken, else a hash of the content.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class SampleIdAttribute : Attribute;
