using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

[assembly: AssemblyFixture(typeof(Observed.Observers))]

namespace Observed;

/// <summary>Listens from before the first eval until after the last. Put an exporter of your choice where this one prints.</summary>
public sealed class Observers : IDisposable
{
    private readonly PrintedSpans spans = new();
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    public Observers()
    {
        var print = new PeriodicExportingMetricReader(new PrintedMetrics());

        #region README: traces and metrics
        traces = Sdk.CreateTracerProviderBuilder().AddSource("EvalTest").AddSource("MyModel").AddProcessor(spans).Build();
        metrics = Sdk.CreateMeterProviderBuilder().AddMeter("EvalTest").AddReader(print).Build();
        #endregion

        #region README: the log
        EvalLog.Factory = LoggerFactory.Create(log => log.AddOpenTelemetry(o => o.AddProcessor(new PrintedLog())));
        #endregion
    }

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();

        // One span for each sample that ran, and in each the call of the model.
        if (spans.Samples != Model.Calls || spans.CallsWithinSamples != Model.Calls)
            throw new UnreachableException($"{Model.Calls} samples ran, but {spans.Samples} spans of samples and {spans.CallsWithinSamples} of calls within them arrived.");
    }
}
