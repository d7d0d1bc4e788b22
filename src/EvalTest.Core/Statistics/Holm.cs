namespace EvalTest.Statistics;

/// <summary>
/// Several p values adjusted so that the chance of one false alarm among all of them stays what one alone would have (Holm, "A simple
/// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 1979): the smallest times m, the next times m - 1, and
/// so on; none below the one before, none above 1. The tests need not be independent.
/// </summary>
internal static class Holm
{
    /// <param name="values">p values; those that are unknown stay so and do not count.</param>
    /// <returns>In the order given.</returns>
    public static IReadOnlyList<Figure> Adjust(IReadOnlyList<Figure> values)
    {
        var adjusted = values.ToArray();
        var known = Enumerable.Range(0, adjusted.Length).Where(i => values[i].Value is not null).OrderBy(i => values[i].Value).ToArray();
        var least = 0.0;
        for (var rank = 0; rank < known.Length; rank++)
        {
            least = Math.Min(1, Math.Max(least, values[known[rank]].Value!.Value * (known.Length - rank)));
            adjusted[known[rank]] = Figure.Of(least);
        }

        return adjusted;
    }
}
