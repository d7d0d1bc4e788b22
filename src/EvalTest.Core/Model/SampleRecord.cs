namespace EvalTest.Model;

/// <summary>One attempt at one trial of one sample, as it goes into the session file.</summary>
internal sealed record SampleRecord
{
    public required string Eval { get; init; }

    public required SampleKey Key { get; init; }

    /// <summary>From 1, over all sessions; begins again when the input changes.</summary>
    public required int Attempt { get; init; }

    public required UInt128 InputHash { get; init; }

    /// <summary>The hash of what the row said was expected; null where nothing is marked so.</summary>
    public UInt128? ExpectedHash { get; init; }

    /// <summary>Which samples it belongs with; null for a cluster of its own.</summary>
    public string? Cluster { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The verdict over all scores and assertions: null where none judged.</summary>
    public bool? Passed { get; init; }

    public IReadOnlyList<Score> Scores { get; init; } = [];

    /// <summary>What the row is called where it is not by its id; null for nothing else.</summary>
    public string? Name { get; init; }

    /// <summary>The row's own traits.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public int Index { get; init; }

    public DateTimeOffset Started { get; init; }

    public TimeSpan Duration { get; init; }

    /// <summary>How long the attempt waited for a place and its turn before it started.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Why it did not complete, or the assertion that failed.</summary>
    public SampleError? Error { get; init; }

    public string? SkipReason { get; init; }

    /// <summary>The row in canonical form; empty where it could not be encoded.</summary>
    public ReadOnlyMemory<byte> InputJson { get; init; }

    /// <summary>Of the row what was expected, as one JSON object; empty where nothing is marked so.</summary>
    public ReadOnlyMemory<byte> ExpectedJson { get; init; }

    /// <summary>What the eval recorded, each value as UTF-8 JSON, in the order of recording.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Values { get; init; } = [];

    public TokenUsage? Usage { get; init; }

    public string? Output { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, SampleAttachment>> Attachments { get; init; } = [];

    /// <summary>Parts that are kept in files of their own, by their place in the record.</summary>
    public IReadOnlyList<KeyValuePair<string, LargeValue>> Files { get; init; } = [];

    /// <summary>What people said of it, by which its verdict and scores are as they are here; null where nobody did. No part of its line.</summary>
    public SampleReview? Review { get; init; }
}
