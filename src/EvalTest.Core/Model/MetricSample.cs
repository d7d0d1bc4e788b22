using System.Text.Json;

namespace EvalTest;

/// <summary>What a metric sees of a completed trial: what was recorded of it, this time or in an earlier session.</summary>
public sealed record MetricSample
{
    /// <summary>Creates a sample, as a test of a metric does.</summary>
    /// <param name="id">The sample's id; its trials share it.</param>
    public MetricSample(string id) => Id = id;

    /// <summary>The sample's id; its trials share it.</summary>
    public string Id { get; }

    /// <summary>The repetition, from 0.</summary>
    public int Trial { get; init; }

    /// <summary>The verdict over all scores and assertions; null where none judged.</summary>
    public bool? Passed { get; init; }

    /// <summary>The scores' values, by name.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>();

    /// <summary>What the eval recorded by <see cref="EvalContext.Record"/>, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What is marked <c>[Expected]</c>, by the path in the row, such as <c>Answer</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Expected { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What is marked <c>[Cluster]</c>; null for a cluster of its own.</summary>
    public string? Cluster { get; init; }
}
