namespace EvalTest.Xunit.Hosting;

/// <summary>What xunit disposes after the last test of the assembly. It opens nothing: the first eval does.</summary>
internal sealed class EvalSessionFixture : IAsyncDisposable
{
    public ValueTask DisposeAsync() => EvalHost.Shared.DisposeAsync();
}
