namespace EvalTest.Figures;

/// <summary>The samples that pull a failing gate's figure furthest to the wrong side.</summary>
/// <param name="Furthest">At most three with their values, the furthest first.</param>
/// <param name="Count">All samples beyond the bound.</param>
/// <param name="Bound">The gate's.</param>
/// <param name="AreLow">The figure is too low, and so are these.</param>
internal sealed record HeaviestSamples(IReadOnlyList<(string Id, double Value)> Furthest, int Count, double Bound, bool AreLow)
{
    public const int Most = 3;

    /// <summary>As in <c>; lowest: q-7 (0.1), q-3 (0.2), q-9 (0.2) and 14 more below 0.8</c>; empty where there are none.</summary>
    public string Text
    {
        get
        {
            if (Furthest.Count == 0)
                return "";

            var named = Furthest.Select(s => $"{s.Id} ({FigureText.Exact(Math.Round(s.Value, 4))})").ToArray();
            var rest = Count > named.Length ? $" {(AreLow ? "below" : "above")} {FigureText.Exact(Bound)}" : "";
            return $"; {(AreLow ? "lowest" : "highest")}: {FigureText.Some(named, Count, Most)}{rest}";
        }
    }
}
