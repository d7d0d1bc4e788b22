namespace EvalTest.Sessions;

/// <summary>
/// What a session had read of others: of most all that there is, which takes one bit; of those that went on elsewhere, up to a line.
/// Sessions are named by their place in the order of folding.
/// </summary>
internal sealed class SeenSessions
{
    private const int Bits = 64;

    private readonly List<ulong> wholly = [];
    private readonly Dictionary<int, long> partly = [];

    public bool Has(int session, long sequence) =>
        HasWholly(session) || (partly.TryGetValue(session, out var last) && last >= sequence);

    /// <summary>Adds a session that was read to the given line, and what that one had read.</summary>
    public void Add(int session, long? last, SeenSessions before)
    {
        if (last is { } sequence)
            AddPart(session, sequence);
        else
            AddWhole(session);

        for (var i = 0; i < before.wholly.Count; i++)
            Word(i) |= before.wholly[i];
        foreach (var (other, upTo) in before.partly)
            AddPart(other, upTo);
    }

    private bool HasWholly(int session) =>
        session / Bits < wholly.Count && (wholly[session / Bits] & (1UL << (session % Bits))) != 0;

    private void AddWhole(int session) => Word(session / Bits) |= 1UL << (session % Bits);

    private void AddPart(int session, long last) => partly[session] = Math.Max(last, partly.GetValueOrDefault(session, -1));

    private ref ulong Word(int index)
    {
        while (wholly.Count <= index)
            wholly.Add(0);
        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(wholly)[index];
    }
}
