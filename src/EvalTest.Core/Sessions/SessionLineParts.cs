namespace EvalTest.Sessions;

/// <summary>A line taken apart.</summary>
/// <param name="sequence">Its number within the session, from 0.</param>
/// <param name="type">What it is, as in <c>sample</c>.</param>
/// <param name="body">The inside of its JSON object, between type and checksum.</param>
internal readonly ref struct SessionLineParts(long sequence, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
{
    public long Sequence { get; } = sequence;

    public ReadOnlySpan<byte> Type { get; } = type;

    public ReadOnlySpan<byte> Body { get; } = body;
}
