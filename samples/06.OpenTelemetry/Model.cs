using System.Diagnostics;

namespace Observed;

/// <summary>Stands where a client of a model stands, one that traces its calls as HttpClient and the clients of models do.</summary>
public static class Model
{
    private static readonly ActivitySource source = new("MyModel");

    private static int calls;

    public static int Calls => calls;

    public static async Task<string> AskAsync(string question, CancellationToken cancel)
    {
        using var span = source.StartActivity("chat");
        Interlocked.Increment(ref calls);
        await Task.Delay(20, cancel);
        return question.Contains("French", StringComparison.Ordinal) ? "Bonjour" : "Hello";
    }
}
