using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace EvalTest.Xunit.Discovery;

/// <summary>Rows out of xunit's data attributes beside the eval, in the order of declaration.</summary>
internal sealed class DataAttributeRows(MethodInfo method, IReadOnlyCollection<IDataAttribute> attributes, Type testClass) : RowSource
{
    private readonly TheoryRows theoryRows = new(testClass);

    public override bool Positional => true;

    public override async IAsyncEnumerable<object?> Read(DisposalTracker disposal)
    {
        foreach (var attribute in attributes)
        {
            foreach (var row in await attribute.GetData(method, disposal).ConfigureAwait(false))
                yield return theoryRows.Row(row, attribute);
        }
    }
}
