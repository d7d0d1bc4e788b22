namespace EvalTest.Datasets;

/// <summary>A dataset's file whose faults are said in words. Disposed with it.</summary>
internal sealed class GuardedStream(Stream inner, Func<string> place) : OneWayStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        DatasetFile.ReadAsync(inner, buffer, place, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
