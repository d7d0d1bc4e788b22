using System.Diagnostics;
using OpenTelemetry;

namespace Observed;

/// <summary>Stands where an exporter of traces stands: prints each span, and counts them.</summary>
public sealed class PrintedSpans : BaseProcessor<Activity>
{
    private int samples;
    private int calls;

    public int Samples => samples;

    public int CallsWithinSamples => calls;

    public override void OnEnd(Activity span)
    {
        if (span.Source.Name == "EvalTest")
            Interlocked.Increment(ref samples);
        else if (span.Parent?.Source.Name == "EvalTest")
            Interlocked.Increment(ref calls);

        var tags = string.Join(", ", span.TagObjects.Select(t => $"{t.Key}={t.Value}"));
        Console.WriteLine($"span {span.TraceId} {span.DisplayName} {span.Duration.TotalMilliseconds:0} ms {tags}");
    }
}
