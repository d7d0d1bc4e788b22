namespace EvalTest.TestKit;

/// <summary>One request of an IDE under way: what it was told so far, and its end.</summary>
public sealed class IdeRequest
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly List<TestNode> told = [];

    internal IdeRequest(int id) => Id = id;

    /// <summary>Its number on the wire.</summary>
    public int Id { get; }

    /// <summary>Whether the program answered that it was cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Every update so far, in order.</summary>
    public IReadOnlyList<TestNode> Told
    {
        get
        {
            lock (gate)
                return [.. told];
        }
    }

    /// <summary>What a tree in an IDE shows: the last word on each uid.</summary>
    public IReadOnlyDictionary<string, TestNode> Shown() => Told.GroupBy(n => n.Uid).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>Waits for the answer to the request.</summary>
    public async Task<IdeRequest> EndAsync(TimeSpan timeout)
    {
        await ended.Task.WaitAsync(timeout);
        return this;
    }

    internal void Add(TestNode node)
    {
        lock (gate)
            told.Add(node);
    }

    internal void End(bool isCancelled)
    {
        IsCancelled = isCancelled;
        ended.TrySetResult();
    }

    internal void Fail(Exception why) => ended.TrySetException(why);
}
