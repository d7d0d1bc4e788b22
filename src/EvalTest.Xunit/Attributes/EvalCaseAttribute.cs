using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest;

/// <summary>
/// One row of an <see cref="EvalForEachAttribute"/>, written beside it: as xunit's <c>[InlineData]</c>, with an id. Skip, display name, traits and
/// time-out are those of the row.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EvalCaseAttribute : DataAttribute
{
    /// <summary>Gives the row.</summary>
    /// <param name="values">For the eval's parameters, by position.</param>
    public EvalCaseAttribute(params object?[]? values)
    {
        // What the compiler makes of a single null.
        Values = values ?? [null];
    }

    /// <summary>The values.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>The sample's id, unique within the eval; it keeps the result when a value is corrected or rows are reordered. Left out, it is a hash of the values.</summary>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([ConvertDataRow(Values.ToArray())]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
