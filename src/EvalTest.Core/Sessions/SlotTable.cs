namespace EvalTest.Sessions;

/// <summary>Finds a slot by its key: open addressing over indices, about 8 bytes for each slot. For one thread at a time.</summary>
internal sealed class SlotTable
{
    private int[] buckets = NewBuckets(1024);

    public ChunkedArray<ResultSlot> Slots { get; } = new();

    public int GetOrAdd(UInt128 key)
    {
        var slot = Find(key);
        if (slot >= 0)
            return slot;

        if (Slots.Count >= buckets.Length / 4 * 3)
            Grow();
        slot = Slots.Add(new ResultSlot { Key = key, Row = -1 });
        Place(key, slot);
        return slot;
    }

    /// <summary>The slot's index, or -1.</summary>
    public int Find(UInt128 key)
    {
        for (var at = Home(key); ; at = Next(at))
        {
            var slot = buckets[at];
            if (slot < 0 || Slots[slot].Key == key)
                return slot;
        }
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        Array.Fill(buckets, -1);
        return buckets;
    }

    // The key is a hash already; any of its bits will do.
    private int Home(UInt128 key) => (int)((ulong)key & (uint)(buckets.Length - 1));

    private int Next(int at) => (at + 1) & (buckets.Length - 1);

    private void Place(UInt128 key, int slot)
    {
        var at = Home(key);
        while (buckets[at] >= 0)
            at = Next(at);
        buckets[at] = slot;
    }

    private void Grow()
    {
        buckets = NewBuckets(buckets.Length * 2);
        for (var slot = 0; slot < Slots.Count; slot++)
            Place(Slots[slot].Key, slot);
    }
}
