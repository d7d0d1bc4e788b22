namespace Readme.Providers;

public class ProviderEvals
{
    public static IEnumerable<(string Question, string Answer)> Problems() => [("two and two", "4"), ("three and four", "7")];

    #region README: calling a provider
    [EvalForEach(nameof(Problems), Provider = "local", Rate = "600/min", Timeout = 30_000, Retries = 4)]
    [EvalRetry(When = nameof(IsColdStart))]
    public async Task<Score> Solves(string question, string answer, CancellationToken cancel) =>
        Score.Contains(await Model.AskAsync(question, cancel), answer);

    private static bool IsColdStart(Exception exception) => exception.Message.Contains("is still loading", StringComparison.Ordinal);
    #endregion
}

/// <summary>Fails at the first question, as a model that is not loaded yet.</summary>
public static class Model
{
    private static int asked;

    public static Task<string> AskAsync(string question, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref asked) == 1)
            throw new InvalidOperationException("The model is still loading.");
        return Task.FromResult(question == "two and two" ? "It is 4." : "That makes 7.");
    }
}
