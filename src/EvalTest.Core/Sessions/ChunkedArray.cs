namespace EvalTest.Sessions;

/// <summary>A list that grows in chunks, so that it never holds two copies of itself and wastes at most one chunk.</summary>
internal sealed class ChunkedArray<T>
{
    private const int Bits = 12;
    private const int ChunkLength = 1 << Bits;

    private readonly List<T[]> chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref chunks[index >> Bits][index & (ChunkLength - 1)];

    public int Add(T value)
    {
        if (Count == chunks.Count << Bits)
            chunks.Add(new T[ChunkLength]);
        this[Count] = value;
        return Count++;
    }
}
