namespace EvalTest;

/// <summary>
/// Marks the property or field of a row, a record's parameter, or, where rows have no type of their own, the eval's parameter that says which samples belong together, such as the text that several
/// questions are about. Samples of one cluster resemble each other, so the intervals of figures, gates with a confidence and comparisons count clusters, not samples.
/// Equal values are one cluster; null or an empty text is a cluster of its own. It is part of the row's content as any other member.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ClusterAttribute : Attribute;
