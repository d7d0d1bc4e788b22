namespace EvalTest.Statistics;

/// <summary>On how many samples the second of two systems is better, worse and as good as the first, where higher is better.</summary>
internal sealed record Tally(int Wins, int Losses, int Ties)
{
    /// <param name="differences">Second minus first.</param>
    public static Tally Of(IReadOnlyCollection<double> differences) =>
        new(differences.Count(d => d > 0), differences.Count(d => d < 0), differences.Count(d => d == 0));
}
