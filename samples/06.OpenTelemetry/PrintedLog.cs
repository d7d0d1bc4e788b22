using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Observed;

/// <summary>Stands where an exporter of logs stands: prints each line with the id of its kind.</summary>
public sealed class PrintedLog : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord line) =>
        Console.WriteLine($"log {line.LogLevel} {line.EventId.Id} {line.EventId.Name} {string.Join(", ", (line.Attributes ?? []).Where(a => a.Key != "{OriginalFormat}").Select(a => $"{a.Key}={a.Value}"))}");
}
