using EvalTest.Options;

namespace EvalTest.Running;

/// <summary>Why a run covers only a part of its datasets.</summary>
internal static class PartialRun
{
    public static string? Reason(RunOptions options) => (options.Limit, options.SampleGlob) switch
    {
        (null, null) => null,
        ({ } limit, null) => $"--eval-limit {limit}",
        (null, { } glob) => $"--eval-sample {glob}",
        ({ } limit, { } glob) => $"--eval-limit {limit}, --eval-sample {glob}",
    };
}
