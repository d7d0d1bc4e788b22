using System.Diagnostics;

namespace EvalTest.Sessions;

/// <summary>How a type is spelt in a line.</summary>
internal static class LineKinds
{
    public static ReadOnlySpan<byte> Name(LineKind kind) => kind switch
    {
        LineKind.Header => "header"u8,
        LineKind.Eval => "eval"u8,
        LineKind.Plan => "plan"u8,
        LineKind.Sample => "sample"u8,
        LineKind.Retract => "retract"u8,
        LineKind.Forget => "forget"u8,
        LineKind.Note => "note"u8,
        LineKind.End => "end"u8,
        _ => throw new UnreachableException(),
    };
}
