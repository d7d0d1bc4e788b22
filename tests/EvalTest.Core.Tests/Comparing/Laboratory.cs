using EvalTest.Comparing;
using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.Running;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Core.Tests.Comparing;

/// <summary>Runs experiments and lays them beside each other.</summary>
internal sealed class Laboratory : IDisposable
{
    private readonly List<RecordedExperiment> open = [];

    public Engine Engine { get; } = new();

    public Task<EvalOutcome> RunAsync(string experiment, Func<EvalContext, object?> body, int count = 20, EvalDefinition? eval = null, Func<RunOptions, RunOptions>? options = null) =>
        RunAsync(experiment, body, Rows(count), eval, options);

    public Task<EvalOutcome> RunAsync(string experiment, Func<EvalContext, object?> body, IEnumerable<object?> rows, EvalDefinition? eval = null, Func<RunOptions, RunOptions>? options = null)
    {
        var given = Engine.Options with { Experiment = experiment };
        return Engine.RunAsync(rows, body, options?.Invoke(given) ?? given, eval);
    }

    public RecordedExperiment Open(string experiment)
    {
        open.Add(RecordedExperiment.Open(Disks.Local, Engine.Folder, experiment)!);
        return open[^1];
    }

    public Comparison Compare(ComparisonOptions options, params string[] experiments) => Comparison.Of([.. experiments.Select(Open)], options);

    /// <summary>The one pair of two experiments with one eval.</summary>
    public PairComparison Pair(string first, string second, ComparisonOptions? options = null) =>
        Assert.Single(Assert.Single(Compare(options ?? new ComparisonOptions(), first, second).Evals).Pairs);

    public static IEnumerable<object?> Rows(int count, int from = 0) => Enumerable.Range(from, count).Select(i => (object?)new Row($"p{i}", i));

    public static Func<EvalContext, object?> Passes(Predicate<int> passes) => context => passes(NumberOf(context));

    /// <summary>Of the sample, whatever its place.</summary>
    public static int NumberOf(EvalContext context) => int.Parse(context.SampleId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose()
    {
        open.ForEach(e => e.Dispose());
        Engine.Dispose();
    }

    internal sealed record Row(string Id, int Value, [property: Expected] int Answer = 0);
}
