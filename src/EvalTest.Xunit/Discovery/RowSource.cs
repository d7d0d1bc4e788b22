using Xunit.Sdk;

namespace EvalTest.Xunit.Discovery;

/// <summary>Where the rows of an eval come from. Nothing is read before <see cref="Read"/> is enumerated.</summary>
internal abstract class RowSource
{
    /// <summary>The declared type of a row; null where it is not known before the rows are read.</summary>
    public virtual Type? RowType => null;

    /// <summary>Rows are argument lists.</summary>
    public virtual bool Positional => false;

    /// <param name="disposal">Takes what the rows hold and what has to live until the eval has ended.</param>
    public abstract IAsyncEnumerable<object?> Read(DisposalTracker disposal);
}
