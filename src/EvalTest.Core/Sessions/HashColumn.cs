namespace EvalTest.Sessions;

/// <summary>64 bits of a hash by slot, 0 for none. Takes no memory as long as there is none at all.</summary>
internal sealed class HashColumn
{
    private readonly ChunkedArray<ulong> values = new();

    public ulong this[int slot] => slot < values.Count ? values[slot] : 0;

    public void Set(int slot, ulong value)
    {
        if (value == this[slot])
            return;

        while (values.Count <= slot)
            values.Add(0);
        values[slot] = value;
    }
}
