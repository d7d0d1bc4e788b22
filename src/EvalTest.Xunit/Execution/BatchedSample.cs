namespace EvalTest.Xunit.Execution;

/// <summary>A sample in a batch, which waits for its result.</summary>
/// <param name="context">Its context.</param>
/// <param name="arguments">What it has for the eval's parameters.</param>
/// <param name="cancellation">Of its own attempt.</param>
internal sealed class BatchedSample(EvalContext context, object?[] arguments, CancellationToken cancellation)
{
    // What goes on with the result must not run on the thread that hands out those of the others.
    private readonly TaskCompletionSource<object?> result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EvalContext Context { get; } = context;

    public object?[] Arguments { get; } = arguments;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What the eval returned for it, or threw.</summary>
    public Task<object?> Result => result.Task;

    public void Complete(object? value) => result.TrySetResult(value);

    public void Fail(Exception fault) => result.TrySetException(fault);
}
