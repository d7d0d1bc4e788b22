using Xunit.Sdk;

namespace EvalTest.Xunit.Discovery;

/// <summary>The one sample of an <c>[EvalFact]</c>.</summary>
internal sealed class SingleRow : RowSource
{
    /// <summary>Part of every session file: it never changes.</summary>
    public const string SampleId = "fact";

    public override async IAsyncEnumerable<object?> Read(DisposalTracker disposal)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return new Row(SampleId);
    }

    private sealed record Row([property: SampleId] string Id);
}
