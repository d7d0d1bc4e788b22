using EvalTest.Fingerprints;

namespace EvalTest.Sessions;

/// <summary>What changed since a result was recorded, beside the input.</summary>
/// <param name="Code">The eval's code.</param>
/// <param name="Files">The files that it depends on.</param>
/// <param name="Expected">What its row says is expected.</param>
internal readonly record struct ResultChange(CodeChange Code, CodeChange Files, CodeChange Expected)
{
    public bool IsChanged => Code == CodeChange.Changed || Files == CodeChange.Changed || Expected == CodeChange.Changed;

    public bool IsUnknown => !IsChanged && (Code == CodeChange.Unknown || Files == CodeChange.Unknown || Expected == CodeChange.Unknown);
}
