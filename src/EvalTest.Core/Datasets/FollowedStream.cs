namespace EvalTest.Datasets;

/// <summary>One stream and then another. Both are disposed with it.</summary>
internal sealed class FollowedStream(Stream first, Stream second) : OneWayStream
{
    private bool isOver;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!isOver && await first.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
            return count;
        isOver = true;
        return await second.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}
