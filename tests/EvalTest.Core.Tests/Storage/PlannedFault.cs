namespace EvalTest.Core.Tests.Storage;

/// <summary>A fault that a simulated disk shows at one of the calls to come.</summary>
/// <param name="At">The call, counted from 0 over those that it could concern.</param>
/// <param name="Error">What the operating system says; null where it says nothing.</param>
/// <param name="Effect">What it does.</param>
internal sealed record PlannedFault(int At, DiskError? Error, FaultEffect Effect = FaultEffect.Refuse)
{
    /// <summary>Only calls of this kind; null for all.</summary>
    public DiskCall? Call { get; init; }

    /// <summary>Only what is called so or ends so.</summary>
    public string NameEnds { get; init; } = "";

    public bool Concerns(DiskCall call, string path) =>
        (Call is null || Call == call)
        && (Effect == FaultEffect.Refuse || call == DiskCall.Append)
        && (Error is null || Error.Concerns(call))
        && path.EndsWith(NameEnds, StringComparison.Ordinal);
}
