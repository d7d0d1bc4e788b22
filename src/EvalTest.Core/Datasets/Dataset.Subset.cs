using System.Runtime.CompilerServices;
using EvalTest.Datasets;

namespace EvalTest;

// Not extension methods: System.Linq has a Shuffle of its own, which is another one in each run and would be chosen silently.
public static partial class Dataset
{
    /// <summary>
    /// A random choice of rows that is the same in every run with the same seed, also after rows were reordered; they keep the order of the
    /// dataset. A larger choice holds every smaller one, so results stay when the number is raised. It is made when the rows are enumerated:
    /// the source is read to its end, and only the chosen rows are held.
    /// </summary>
    /// <typeparam name="T">The type of a row. A row is known by its id, else by its content; equal rows without an id are chosen together.</typeparam>
    /// <param name="rows">The dataset.</param>
    /// <param name="count">How many, 1 or more; all rows where there are fewer.</param>
    /// <param name="seed">Another one gives another choice; left out it is that of <c>--eval-seed</c>.</param>
    /// <exception cref="EvalTestException">While it is enumerated: a row has no id and cannot be encoded; the message says which.</exception>
    public static IEnumerable<T> TakeRandom<T>(IEnumerable<T> rows, int count, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Chosen(rows, count, seed, static subset => subset.InOrder);
    }

    /// <inheritdoc cref="TakeRandom{T}(IEnumerable{T}, int, int?)"/>
    public static IAsyncEnumerable<T> TakeRandom<T>(IAsyncEnumerable<T> rows, int count, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return ChosenAsync(rows, count, seed, static subset => subset.InOrder);
    }

    /// <summary>
    /// The rows in a random order that is the same in every run with the same seed, in whatever order they came. The first rows are those that
    /// <see cref="TakeRandom{T}(IEnumerable{T}, int, int?)"/> chooses. It is made when the rows are enumerated, and holds all of them.
    /// </summary>
    /// <typeparam name="T">The type of a row. A row is known by its id, else by its content.</typeparam>
    /// <param name="rows">The dataset.</param>
    /// <param name="seed">Another one gives another order; left out it is that of <c>--eval-seed</c>.</param>
    /// <exception cref="EvalTestException">While it is enumerated: a row has no id and cannot be encoded; the message says which.</exception>
    public static IEnumerable<T> Shuffle<T>(IEnumerable<T> rows, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Chosen(rows, int.MaxValue, seed, static subset => subset.Shuffled);
    }

    /// <inheritdoc cref="Shuffle{T}(IEnumerable{T}, int?)"/>
    public static IAsyncEnumerable<T> Shuffle<T>(IAsyncEnumerable<T> rows, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ChosenAsync(rows, int.MaxValue, seed, static subset => subset.Shuffled);
    }

    private static IEnumerable<T> Chosen<T>(IEnumerable<T> rows, int count, int? seed, Func<Subset<T>, IEnumerable<T>> order)
    {
        var subset = new Subset<T>(count, new RowRank(seed));
        foreach (var row in rows)
            subset.Add(row);
        foreach (var row in order(subset))
            yield return row;
    }

    private static async IAsyncEnumerable<T> ChosenAsync<T>(
        IAsyncEnumerable<T> rows, int count, int? seed, Func<Subset<T>, IEnumerable<T>> order, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var subset = new Subset<T>(count, new RowRank(seed));
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
            subset.Add(row);
        foreach (var row in order(subset))
            yield return row;
    }
}
