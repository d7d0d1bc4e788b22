namespace EvalTest;

/// <summary>What a person said of one result: a text, scores that count in place of the recorded ones, or both.</summary>
public sealed record SampleNote
{
    internal SampleNote()
    {
    }

    /// <summary>Who; empty where nobody said.</summary>
    public string Author { get; internal init; } = "";

    /// <summary>When, in UTC, by the clock of the author's machine.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>What was remarked; empty where only scores were edited.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The scores that were given; none where it is a remark.</summary>
    public IReadOnlyList<Score> Scores { get; internal init; } = [];

    /// <summary>Whether it is of the result that counts; false where the sample ran again since, so that the note is kept and its scores no longer count.</summary>
    public bool Counts { get; internal init; }
}
