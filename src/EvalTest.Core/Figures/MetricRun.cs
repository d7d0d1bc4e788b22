using EvalTest.Model;
using EvalTest.Secrets;
using EvalTest.Statistics;

namespace EvalTest.Figures;

/// <summary>Computes one metric, which is the user's code: whatever it throws becomes a fault in words.</summary>
internal static class MetricRun
{
    private const double Confidence = 0.95;

    public static MetricFigure Of(DeclaredMetric declared, IReadOnlyList<(string Unit, MetricSample Sample)> samples, bool isWhole, IReadOnlyList<Gate> gates)
    {
        var name = declared.Type.Name;
        try
        {
            var metric = declared.Create();
            if (string.IsNullOrWhiteSpace(metric.Name))
                return Faulty(name, $"The metric {name} has no Name. Give it one that a gate can ask for.");
            name = metric.Name;
            return samples.Count == 0
                ? new MetricFigure(name, Without("no sample is completed", 0))
                : Of(metric, name, samples, isWhole, gates);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var error = SampleError.From(e);
            return Faulty(name, KnownSecrets.Redact($"The metric \"{name}\" threw {error.Type}: {error.Message}\nNothing of the samples is lost: correct it and run the same command again. Where the samples leave it unknown, let it return NaN."));
        }
    }

    public static MetricFigure Faulty(string name, string fault) => new(name, Without("it could not be computed", 0)) { Fault = fault };

    /// <summary>What an eval's metrics are called, as far as they can say it.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<DeclaredMetric> metrics) => [.. metrics.Select(NameOf).OfType<string>()];

    /// <summary>Of one that stands in a session file, where the test project's code is not at hand.</summary>
    public static MetricFigure Elsewhere(string name) => new(name, Without("the test project's own code computes it", 0)) { IsElsewhere = true };

    private static string? NameOf(DeclaredMetric declared)
    {
        try
        {
            return declared.Create().Name is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It fails the eval when it is computed, with what it threw.
            return null;
        }
    }

    private static MetricFigure Of(IMetric metric, string name, IReadOnlyList<(string Unit, MetricSample Sample)> samples, bool isWhole, IReadOnlyList<Gate> gates)
    {
        var value = metric.Compute([.. samples.Select(s => s.Sample)]);
        var count = samples.Select(s => s.Sample.Id).Distinct(StringComparer.Ordinal).Count();
        var units = samples.GroupBy(s => s.Unit, s => s.Sample, StringComparer.Ordinal).Select(g => g.ToArray()).ToList();
        var figure = new MetricFigure(name, Without("", count)) { Samples = count, Clusters = units.Count < count ? units.Count : null };
        if (!double.IsFinite(value))
            return figure with { Estimate = Without($"it gave {FigureText.Exact(value)}", count) };

        var known = Figure.Of(value);
        var counted = FigureText.Count(units.Count, figure.Clusters is null ? "sample" : "cluster");
        var why = !isWhole ? "not all samples ran"
            : units.Count < MeanInterval.FewestToResample ? $"{counted} {(units.Count == 1 ? "is" : "are")} too few to resample; it takes {FigureText.Count(MeanInterval.FewestToResample)}"
            : units.Count > MetricFold.MostToResample ? $"{counted} are too many to resample; it takes at most {FigureText.Count(MetricFold.MostToResample)}"
            : null;
        double[] confidences = [.. gates.Where(g => g.Score == name).Select(g => g.WithConfidence).OfType<double>().Distinct()];
        var estimates = why is null
            ? new Resampled(metric).Estimates(units, [Confidence, .. confidences.Select(OneSidedBounds.TwoSided)])
            : [.. confidences.Prepend(0).Select(_ => Estimate.Without(known, Figure.Unknown(why), why, count, ""))];
        return figure with { Estimate = estimates[0] with { Value = known }, Bounds = confidences.Zip(estimates.Skip(1)).ToDictionary(b => b.First, b => OneSidedBounds.Of(b.Second)) };
    }

    private static Estimate Without(string why, int count) => Estimate.Without(Figure.Unknown(why), Figure.Unknown(why), why, count, "");

    /// <summary>A metric over drawn samples, where what it throws takes the interval away and no more.</summary>
    private sealed class Resampled(IMetric metric)
    {
        private string? thrown;

        public IReadOnlyList<Estimate> Estimates(List<MetricSample[]> units, IReadOnlyList<double> confidences)
        {
            var estimates = StatisticInterval.Of(units, Compute, confidences);
            return thrown is null ? estimates : [.. estimates.Select(e => Estimate.Without(e.Value, e.StandardError, $"it threw {thrown} on drawn samples", e.Count, e.Method))];
        }

        private double Compute(IReadOnlyList<MetricSample[]> units)
        {
            // One that threw would throw thousands of times more.
            if (thrown is not null)
                return double.NaN;
            try
            {
                return metric.Compute([.. units.SelectMany(u => u)]);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                thrown = e.GetType().Name;
                return double.NaN;
            }
        }
    }
}
