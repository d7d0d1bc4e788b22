namespace EvalTest.Sessions;

/// <summary>
/// Results that stand beside the one that counts, any number for a trial; each takes the memory of any other result, and a trial that has
/// none takes nothing. For one thread at a time.
/// </summary>
internal sealed class Rivals
{
    // A trial's rivals have keys of their own: its key and this, once, twice, and so on. Keys are hashes, so none meets another.
    private static readonly UInt128 step = new(0x9E3779B97F4A7C15, 0xF39CC0605CEDC835);

    public ResultTable Table { get; } = new();

    public int Count(UInt128 key)
    {
        if (Table.Slots.Count == 0)
            return 0;
        var count = 0;
        while (Table.Find(KeyOf(key, count)) is >= 0 and var slot && Table.Slots[slot].State != ResultState.None)
            count++;
        return count;
    }

    /// <summary>The slot of a trial's rival, counted from 0.</summary>
    public int Slot(UInt128 key, int index) => Table.Find(KeyOf(key, index));

    /// <summary>A slot for one rival more.</summary>
    public int Add(UInt128 key) => Table.GetOrAdd(KeyOf(key, Count(key)));

    /// <summary>Removes a rival; the last one takes its index.</summary>
    public void Remove(UInt128 key, int index)
    {
        var last = Slot(key, Count(key) - 1);
        var slot = Slot(key, index);
        if (slot != last)
            Table.Copy(slot, Table, last);
        Table.Clear(last);
    }

    private static UInt128 KeyOf(UInt128 key, int index) => unchecked(key + ((UInt128)(uint)(index + 1) * step));
}
