namespace EvalTest.Comparing;

/// <summary>What is laid beside each other.</summary>
internal enum ComparedBy
{
    /// <summary>The same eval and variant in several experiments.</summary>
    Experiment,

    /// <summary>The variants of an eval with a matrix, within one experiment.</summary>
    Variant,

    /// <summary>Evals over the same samples, within one experiment.</summary>
    Eval,
}
