using System.Threading.Tasks.Sources;

namespace EvalTest.Sessions;

/// <summary>
/// One line on its way to the session file. A caller owns one, fills it, awaits <see cref="SessionWriter"/>, and may then
/// fill it again: no allocation for each sample.
/// </summary>
internal sealed class PendingLine : IValueTaskSource, IDisposable
{
    private ManualResetValueTaskSourceCore<bool> written = new() { RunContinuationsAsynchronously = true };

    public SessionEncoder Encoder { get; } = new();

    /// <summary>The line's kind and body, set before it is handed to the writer.</summary>
    public LineKind Kind { get; set; }

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Told when the line is durable; null if nobody asks.</summary>
    public IDurable? Durable { get; set; }

    public void Dispose() => Encoder.Dispose();

    public ValueTask Submit()
    {
        written.Reset();
        return new ValueTask(this, written.Version);
    }

    public void Written() => written.SetResult(true);

    public void Failed(Exception fault) => written.SetException(fault);

    void IValueTaskSource.GetResult(short token) => written.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => written.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        written.OnCompleted(continuation, state, token, flags);
}
