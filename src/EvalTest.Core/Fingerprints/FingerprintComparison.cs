using EvalTest.Model;

namespace EvalTest.Fingerprints;

/// <summary>Compares what a result was recorded with and what is there now. Pure.</summary>
internal static class FingerprintComparison
{
    /// <summary>Says <see cref="CodeChange.Changed"/> only where nothing but the code can be the reason.</summary>
    public static CodeChange Code(EvalFingerprint? recorded, EvalFingerprint now)
    {
        if (recorded is null)
            return CodeChange.Unknown;
        if (recorded.Module is not null && recorded.Module == now.Module)
            return CodeChange.Unchanged;

        var comparable = recorded is { Code: not null, Build: not null, IsInstrumented: false } && now is { Code: not null, IsInstrumented: false } && recorded.Build == now.Build;
        return !comparable ? CodeChange.Unknown : recorded.Code == now.Code ? CodeChange.Unchanged : CodeChange.Changed;
    }

    /// <summary>A pattern never matches nothing, so without files there was no pattern: what the files then held nobody knows.</summary>
    public static CodeChange Files(EvalFingerprint? recorded, EvalFingerprint now)
    {
        if (now.Files.Count == 0 && recorded is null or { Files.Count: 0 })
            return CodeChange.Unchanged;
        if (recorded is null || recorded.Files.Count == 0 || now.Files.Count == 0)
            return CodeChange.Unknown;
        return DifferentFiles(recorded, now).Any() ? CodeChange.Changed : CodeChange.Unchanged;
    }

    /// <summary>The files that were changed, added or taken away, in ordinal order.</summary>
    public static IEnumerable<string> DifferentFiles(EvalFingerprint recorded, EvalFingerprint now) =>
        recorded.Files.Keys.Union(now.Files.Keys)
            .Where(f => !Equals(recorded.Files.GetValueOrDefault(f), now.Files.GetValueOrDefault(f)))
            .Order(StringComparer.Ordinal);
}
