namespace EvalTest.Model;

/// <summary>What a dataset says of one row beside its content, which is its identity: none of this is part of that.</summary>
internal sealed record RowFacts
{
    /// <summary>The sample's id; null where the row itself has it or none.</summary>
    public string? Id { get; init; }

    /// <summary>Why the sample is not to be run; null if it is.</summary>
    public string? SkipReason { get; init; }

    /// <summary>It runs only if it is asked for by its id.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>For one attempt; null leaves it to the eval.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>What a person sees in place of the id; null for the id.</summary>
    public string? Name { get; init; }

    /// <summary>Which samples it belongs with, as an eval's parameter says; null leaves it to the row.</summary>
    public string? Cluster { get; init; }

    /// <summary>Traits of the row, beside the eval's.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
