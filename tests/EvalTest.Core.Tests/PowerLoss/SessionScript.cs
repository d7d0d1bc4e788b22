using EvalTest.Options;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>What one process does in a story.</summary>
/// <param name="Number">Which process it is; part of every value it records, so that no two record the same.</param>
/// <param name="Durability">Its mode.</param>
/// <param name="Rows">Rows in the dataset of each eval.</param>
internal sealed record SessionScript(int Number, Durability Durability, int Rows)
{
    public Rerun Rerun { get; init; } = Rerun.Errors;

    /// <summary>Rows by their index that err.</summary>
    public Func<int, bool> Errs { get; init; } = _ => false;

    /// <summary>Rows by their index that complete and are judged as failed.</summary>
    public Func<int, bool> Fails { get; init; } = _ => false;

    /// <summary>The rows that have another content than before.</summary>
    public Func<int, bool> Changed { get; init; } = _ => false;

    /// <summary>Rows by their index that record a value too large for a line.</summary>
    public Func<int, bool> Large { get; init; } = _ => false;
}
