namespace EvalTest.Core.Tests.Storage;

/// <summary>
/// The bytes of a file that is only appended to: up to a length they are on the disk, the rest is in memory, in blocks that reach the disk
/// one by one and in any order. The length is kept apart from the bytes: a block that never came reads as zeros.
/// </summary>
internal sealed class FileContent
{
    private const int Block = 512;

    // Where each append since the last sync begins.
    private readonly List<int> appends = [];
    // What a failed sync gave up: it is in memory alone.
    private readonly List<(int Begin, int End)> lost = [];
    private byte[] bytes = [];
    private bool shared;

    public int Length { get; private set; }

    /// <summary>So much is on the disk.</summary>
    public int Durable { get; private set; }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    public void Append(ReadOnlySpan<byte> more)
    {
        var needed = Length + more.Length;
        if (shared || bytes.Length < needed)
        {
            var larger = new byte[Math.Max(needed, bytes.Length < needed ? 2 * bytes.Length : bytes.Length)];
            Bytes.CopyTo(larger);
            (bytes, shared) = (larger, false);
        }

        more.CopyTo(bytes.AsSpan(Length));
        appends.Add(Length);
        Length = needed;
    }

    public void Sync()
    {
        Durable = Length;
        appends.Clear();
    }

    public void FailSync()
    {
        if (Length > Durable)
            lost.Add((Durable, Length));
    }

    /// <summary>Reads come from the disk again: what was lost shows.</summary>
    public void Forget()
    {
        if (lost.Count == 0)
            return;
        bytes = Bytes.ToArray();
        shared = false;
        ClearLost(bytes, Length);
        lost.Clear();
    }

    public FileContent Copy()
    {
        var copy = new FileContent { bytes = bytes, shared = true, Length = Length, Durable = Durable };
        shared = true;
        copy.appends.AddRange(appends);
        copy.lost.AddRange(lost);
        return copy;
    }

    public FileContent AfterPowerLoss(Survival survival)
    {
        if (Durable == Length && lost.Count == 0)
            return Copy();

        var length = survival.Length(Durable, Length, appends);
        var found = bytes.AsSpan(0, length).ToArray();
        foreach (var (begin, end) in survival.ByAppend ? Appends(length) : Blocks(length))
        {
            if (!survival.Keeps())
                found.AsSpan(begin, end - begin).Clear();
        }

        ClearLost(found, length);
        return new FileContent { bytes = found, Length = length, Durable = length };
    }

    private void ClearLost(byte[] target, int length)
    {
        foreach (var (begin, end) in lost.Where(l => l.Begin < length))
            target.AsSpan(begin, Math.Min(end, length) - begin).Clear();
    }

    private IEnumerable<(int Begin, int End)> Blocks(int length)
    {
        for (var begin = Durable; begin < length;)
        {
            var end = Math.Min(length, (begin / Block + 1) * Block);
            yield return (begin, end);
            begin = end;
        }
    }

    private IEnumerable<(int Begin, int End)> Appends(int length)
    {
        for (var i = 0; i < appends.Count && appends[i] < length; i++)
            yield return (appends[i], Math.Min(length, i + 1 < appends.Count ? appends[i + 1] : length));
    }
}
