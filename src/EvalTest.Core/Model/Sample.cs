namespace EvalTest.Model;

/// <summary>One row of a dataset, made ready to run.</summary>
/// <param name="Index">Position in the dataset, from 0; never part of an identity.</param>
/// <param name="Id">Unique within the eval.</param>
/// <param name="Row">The row as the dataset gave it.</param>
/// <param name="InputHash">The row's content hash.</param>
/// <param name="InputJson">The row in canonical form; empty where it has an id of its own and cannot be encoded.</param>
/// <param name="HasOwnId">The id came with the row; otherwise it is made from the content.</param>
internal sealed record Sample(int Index, string Id, object? Row, UInt128 InputHash, ReadOnlyMemory<byte> InputJson, bool HasOwnId = false)
{
    /// <summary>The hash of what the row says is expected, which is no part of <see cref="InputHash"/>; null where nothing is marked so.</summary>
    public UInt128? ExpectedHash { get; init; }

    /// <summary>Which samples it belongs with; null for a cluster of its own.</summary>
    public string? Cluster { get; init; }

    /// <summary>Why the row could not be read: the sample is then an error, and its body is not called; null for any other.</summary>
    public SampleError? Fault { get; init; }

    /// <summary>What the row says is expected, as one JSON object; empty where nothing is marked so.</summary>
    public ReadOnlyMemory<byte> ExpectedJson { get; init; }

    /// <summary>What the dataset says beside the row; null for nothing.</summary>
    public RowFacts? Facts { get; init; }
}
