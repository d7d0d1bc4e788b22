namespace EvalTest.Sessions;

/// <summary>A text by slot, null for none, of few different ones. Takes no memory for slots as long as all have the same.</summary>
internal sealed class TextColumn
{
    // A dictionary takes no null; no name is empty.
    private const string None = "";

    private readonly List<string?> texts = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ChunkedArray<int> values = new();

    /// <summary>Of a slot that was set.</summary>
    public string? this[int slot] => texts.Count == 0 ? null : texts[slot < values.Count ? values[slot] : 0];

    public void Set(int slot, string? text)
    {
        var number = NumberOf(text);
        // The first text is that of every slot without a number.
        if (number == 0 && slot >= values.Count)
            return;

        while (values.Count <= slot)
            values.Add(0);
        values[slot] = number;
    }

    private int NumberOf(string? text)
    {
        if (numbers.TryGetValue(text ?? None, out var number))
            return number;

        numbers.Add(text ?? None, texts.Count);
        texts.Add(text);
        return texts.Count - 1;
    }
}
