namespace CustomScorer;

/// <summary>Stands where your classifier stands. It goes by single words, so a crash at the checkout is billing's to it.</summary>
public static class Router
{
    public static string TeamFor(string text) =>
        Has(text, "card") || Has(text, "money") ? "billing"
        : Has(text, "cost") || Has(text, "thank") ? "sales"
        : "engineering";

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
