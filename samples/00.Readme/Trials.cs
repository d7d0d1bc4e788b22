using System.Globalization;

namespace Readme.Trials;

public class SumEvals
{
    private static IEnumerable<Sum> AllSums() => Enumerable.Range(0, 1_000).Select(i => new Sum($"sum-{i}", i, i / 7));

    #region README: trials of a random choice
    public static IEnumerable<Sum> Sums() => Dataset.TakeRandom(AllSums(), 20);

    [EvalForEach(nameof(Sums), Repeat = 3)]
    [Gate(AtLeast = 0.9)]
    public async Task<Score> Adds(Sum sum, EvalContext eval, CancellationToken cancel)
    {
        var answer = await Model.AskAsync($"What is {sum.A} + {sum.B}?", eval.Seed, cancel);
        return Score.Numeric(answer, sum.A + sum.B);
    }
    #endregion
}

public record Sum(string Id, int A, int B);

public static class Model
{
    // One that is sure of itself: no seed moves it.
    public static async Task<string> AskAsync(string question, int seed, CancellationToken cancel)
    {
        await Task.Delay(seed % 3, cancel);
        var sum = question.Split(' ', '?').Where(word => int.TryParse(word, out _)).Sum(word => int.Parse(word, CultureInfo.InvariantCulture));
        return $"{sum}";
    }
}
