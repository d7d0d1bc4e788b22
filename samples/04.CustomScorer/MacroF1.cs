namespace CustomScorer;

/// <summary>
/// The mean of the teams' F1, so that a team with few messages counts like one with many. It is no mean of samples, so no scorer could give it: it needs all of
/// them at once.
/// </summary>
public sealed class MacroF1 : IMetric
{
    public string Name => "macro-f1";

    public double Compute(IReadOnlyList<MetricSample> samples)
    {
        var pairs = samples.Select(s => (Said: s.Values["team"].GetString(), Right: s.Expected["Team"].GetString())).ToList();
        return pairs.Select(p => p.Right).Distinct().Average(F1);

        double F1(string? team)
        {
            var both = pairs.Count(p => p.Said == team && p.Right == team);
            return 2.0 * both / (pairs.Count(p => p.Said == team) + pairs.Count(p => p.Right == team));
        }
    }
}
