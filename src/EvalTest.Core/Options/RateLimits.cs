using EvalTest.Model;

namespace EvalTest.Options;

/// <summary>How fast samples may start.</summary>
/// <param name="All">Of the whole process; null for no limit.</param>
/// <param name="ByProvider">Of the evals that name a provider.</param>
internal sealed record RateLimits(RateLimit? All, IReadOnlyDictionary<string, RateLimit> ByProvider)
{
    public static RateLimits None { get; } = new(null, new Dictionary<string, RateLimit>());

    /// <summary>Rates with commas between them, those of a provider after its name and <c>=</c>; null where it is none of that.</summary>
    public static RateLimits? Parse(string text)
    {
        RateLimit? all = null;
        var byProvider = new Dictionary<string, RateLimit>(StringComparer.Ordinal);
        foreach (var part in text.Split(','))
        {
            var words = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (RateLimit.Parse(words[^1]) is not { } rate || words[0].Length == 0)
                return null;
            if (words.Length == 2 ? !byProvider.TryAdd(words[0], rate) : all is not null)
                return null;
            all = words.Length == 1 ? rate : all;
        }

        return byProvider.Count == 0 ? None with { All = all } : new RateLimits(all, byProvider);
    }
}
