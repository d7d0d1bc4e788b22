using System.Runtime.CompilerServices;
using EvalTest.Xunit.Binding;
using Xunit;
using Xunit.Sdk;

namespace EvalTest.Xunit.Discovery;

/// <summary>Rows out of a static member or a class.</summary>
/// <param name="name">For a message.</param>
/// <param name="open">Gives the sequence, or a task of it.</param>
/// <param name="returned">How to await what <paramref name="open"/> gives.</param>
/// <param name="sequence">How to read it.</param>
/// <param name="testClass">Where the names of an xunit row's skip conditions are looked up.</param>
/// <param name="owned">Whether the sequence is disposed with the eval.</param>
internal sealed class SequenceRows(string name, Func<object?> open, Returned returned, RowSequence sequence, Type testClass, bool owned) : RowSource
{
    private readonly TheoryRows theoryRows = new(testClass);

    public override Type? RowType => Positional ? null : sequence.RowType;

    public override bool Positional => typeof(ITheoryDataRow).IsAssignableFrom(sequence.RowType);

    public override IAsyncEnumerable<object?> Read(DisposalTracker disposal) => Read(disposal, default);

    private async IAsyncEnumerable<object?> Read(DisposalTracker disposal, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var source = await returned.ResultOf(open()).ConfigureAwait(false)
            ?? throw new EvalTestException($"{name} is null; it must give the rows. Return an empty sequence if there are none.");
        if (owned)
            disposal.Add(source);

        await foreach (var row in sequence.Read(source).WithCancellation(cancellation).ConfigureAwait(false))
            yield return row is ITheoryDataRow data ? theoryRows.Row(data) : row;
    }
}
