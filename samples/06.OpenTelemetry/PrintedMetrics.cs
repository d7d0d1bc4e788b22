using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Observed;

/// <summary>Stands where an exporter of metrics stands: prints what was measured.</summary>
public sealed class PrintedMetrics : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                Console.WriteLine($"metric {metric.Name} = {ValueOf(metric, point)} {metric.Unit}");
        }

        return ExportResult.Success;
    }

    private static string ValueOf(Metric metric, MetricPoint point) => metric.MetricType switch
    {
        MetricType.Histogram => $"{point.GetHistogramCount()} times, {point.GetHistogramSum():0.000} in all",
        MetricType.LongSumNonMonotonic or MetricType.LongSum => $"{point.GetSumLong()}",
        _ => "?",
    };
}
