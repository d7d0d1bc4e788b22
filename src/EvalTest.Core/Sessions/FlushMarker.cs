namespace EvalTest.Sessions;

/// <summary>Waits for everything that was handed in before it.</summary>
internal sealed class FlushMarker : IDurable
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public void Acknowledge(long sequence, long offset) => done.TrySetResult();

    public void Fail(Exception fault) => done.TrySetException(fault);
}
