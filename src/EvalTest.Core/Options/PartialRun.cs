using EvalTest.Model;

namespace EvalTest.Options;

/// <summary>Why a run covers only a part of its datasets.</summary>
internal static class PartialRun
{
    public static string? Reason(RunOptions options) => Reason(options.Limit, options.SampleGlob, options.Shard);

    /// <summary>Of what was in force when a dataset was planned; null where nothing was.</summary>
    public static string? Reason(int? limit, string? sampleGlob, Shard? shard)
    {
        IEnumerable<string?> parts =
        [
            limit is not null ? $"--eval-limit {limit}" : null,
            sampleGlob is not null ? $"--eval-sample {sampleGlob}" : null,
            shard is not null ? $"--eval-shard {shard}" : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } reason ? reason : null;
    }
}
