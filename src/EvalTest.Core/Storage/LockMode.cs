namespace EvalTest.Storage;

/// <summary>With whom a lock can be held at the same time.</summary>
internal enum LockMode
{
    /// <summary>With other shared ones.</summary>
    Shared,

    /// <summary>With none.</summary>
    Exclusive,
}
