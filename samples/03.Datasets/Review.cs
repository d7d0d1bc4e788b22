namespace Datasets;

public enum Mood
{
    Bad,
    Mixed,
    Good,
}

/// <param name="Id">Keeps the result with its row, in whatever file and order the row stands.</param>
/// <param name="Text">What is evaluated.</param>
/// <param name="Mood">What is expected; no part of the input.</param>
/// <param name="Stars">May be left out.</param>
public record Review(string Id, string Text, [property: Expected] Mood Mood, int? Stars = null);
