using EvalTest.Options;

namespace EvalTest.Running;

/// <summary>Why a run covers only a part of its datasets.</summary>
internal static class PartialRun
{
    public static string? Reason(RunOptions options)
    {
        IEnumerable<string?> parts =
        [
            options.Limit is { } limit ? $"--eval-limit {limit}" : null,
            options.SampleGlob is { } glob ? $"--eval-sample {glob}" : null,
            options.Shard is { } shard ? $"--eval-shard {shard}" : null,
        ];
        return string.Join(", ", parts.Where(p => p is not null)) is { Length: > 0 } reason ? reason : null;
    }
}
