namespace Readme.Metrics;

#region README: clusters and metrics
public class MacroF1 : IMetric
{
    public string Name => "macro-f1";

    public double Compute(IReadOnlyList<MetricSample> samples)
    {
        var pairs = samples.Select(s => (Said: s.Values["team"].GetString(), Right: s.Expected["Team"].GetString())).ToList();
        return pairs.Select(p => p.Right).Distinct().Average(team => 2.0 * pairs.Count(p => p.Said == team && p.Right == team) / pairs.Sum(p => (p.Said == team ? 1 : 0) + (p.Right == team ? 1 : 0)));
    }
}

public record Message(string Id, [Cluster] string Customer, string Text, [Expected] string Team);

public class Inbox
{
    public static IEnumerable<Message> Messages() => [new("m1", "Ada", "wrong card", "billing"), new("m2", "Ada", "it crashed", "engineering"), new("m3", "Bo", "my card", "billing")];

    [EvalForEach(nameof(Messages))]
    [Metric<MacroF1>, Gate("macro-f1", AtLeast = 0.6)]
    public bool Sorts(Message message, EvalContext eval)
    {
        var team = message.Text.Contains("card", StringComparison.Ordinal) ? "billing" : "engineering";
        eval.Record("team", team);
        return team == message.Team;
    }
}
#endregion
