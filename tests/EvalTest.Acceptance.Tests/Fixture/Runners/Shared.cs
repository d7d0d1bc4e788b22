using Fixture;
using Runners;
using Xunit;

[assembly: AssemblyFixture(typeof(OfAssembly))]

namespace Runners;

public abstract class Counted(string name) : IAsyncLifetime
{
    private int uses;

    public int Use() => Interlocked.Increment(ref uses);

    public ValueTask InitializeAsync()
    {
        if (Shared.IsAsked)
            Log.Started($"{name} made");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (Shared.IsAsked)
            Log.Started($"{name} disposed after {uses}");
        return ValueTask.CompletedTask;
    }
}

public sealed class OfAssembly() : Counted("assembly fixture");

public sealed class OfCollection() : Counted("collection fixture");

[CollectionDefinition("shared")]
public sealed class SharedCollection : ICollectionFixture<OfCollection>;

[Collection("shared")]
public class Shared(OfAssembly assembly, OfCollection collection)
{
    private const int Samples = 64;
    private static readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private static int here;

    public static bool IsAsked => Settings.Text("SHARED", "") == "1";

    public static IEnumerable<Row> Rows() => Enumerable.Range(0, Samples).Select(i => new Row($"s{i}", i));

    [EvalForEach(nameof(Rows), Concurrency = Samples)]
    public async Task Use(Row row)
    {
        if (!IsAsked)
            return;
        if (Interlocked.Increment(ref here) == Samples)
            all.SetResult();
        // Nobody goes on before everybody has come: all are in flight together.
        await all.Task;
        assembly.Use();
        collection.Use();
        TestContext.Current.AddWarning($"warning of {row.Id}");
        TestContext.Current.AddAttachment("answer", $"attachment of {row.Id}");
        TestContext.Current.TestOutputHelper!.WriteLine($"output of {row.Id}");
        Log.Started("used");
    }
}
