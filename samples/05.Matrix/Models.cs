namespace Matrix;

/// <summary>Stands where two models of a provider stand. The large one knows more; a high temperature makes both of them guess, alike in every run.</summary>
public static class Models
{
    private static readonly Dictionary<string, string> known = new()
    {
        ["France"] = "Paris",
        ["Peru"] = "Lima",
        ["Australia"] = "Canberra",
        ["Kazakhstan"] = "Astana",
        ["Bhutan"] = "Thimphu",
        ["Palau"] = "Ngerulmud",
    };

    public static async Task<string> AskAsync(string model, double temperature, string country, int seed, CancellationToken cancel)
    {
        await Task.Delay(model == "large" ? 40 : 10, cancel);
        var guesses = new Random(seed).NextDouble() < temperature / 2;
        var knows = model == "large" || known.Keys.Take(4).Contains(country);
        return knows && !guesses ? known[country] : "Atlantis";
    }

    /// <summary>Many questions in one call.</summary>
    public static async Task<IReadOnlyList<string>> AskAllAsync(string model, IReadOnlyList<string> countries, CancellationToken cancel)
    {
        await Task.Delay(50, cancel);
        return [.. countries.Select(c => model == "large" || known.Keys.Take(4).Contains(c) ? known[c] : "Atlantis")];
    }
}
