namespace EvalTest.Operations;

/// <summary>What a person wants to say of which result.</summary>
internal sealed record ReviewRequest
{
    /// <summary>The sample's id.</summary>
    public required string Sample { get; init; }

    /// <summary>The eval's id, with its variant as in <c>Eval(model: "a")</c>, or a glob over either; null where only one has the sample.</summary>
    public string? Eval { get; init; }

    /// <summary>The trial, from 1; null where there is only one.</summary>
    public int? Trial { get; init; }

    /// <summary>Who says it.</summary>
    public required string Author { get; init; }

    /// <summary>A remark; empty for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Values that are to count; none for a remark.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Scores { get; init; } = [];

    /// <summary>The verdict of those scores; null where it follows from the values.</summary>
    public bool? Passed { get; init; }

    /// <summary>Why they are to count.</summary>
    public string? Reason { get; init; }

    /// <summary>Scores that the eval does not have may be given too.</summary>
    public bool AllowNewScores { get; init; }
}
