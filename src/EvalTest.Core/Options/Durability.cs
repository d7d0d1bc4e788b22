namespace EvalTest.Options;

/// <summary>What an acknowledged result survives: power loss, or the death of the process.</summary>
internal enum Durability
{
    Sync,
    Os,
}
