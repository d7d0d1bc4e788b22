using System.Diagnostics;
using System.Globalization;
using EvalTest.Benchmarks;

[assembly: AssemblyFixture(typeof(PeakMemory))]

namespace EvalTest.Benchmarks;

/// <summary>Writes the most memory that the process held, in MB, into the file that <c>BENCH_PEAK</c> names.</summary>
public sealed class PeakMemory : IDisposable
{
    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("BENCH_PEAK") is not { } file)
            return;
        using var process = Process.GetCurrentProcess();
        File.WriteAllText(file, (process.PeakWorkingSet64 / 1_000_000).ToString(CultureInfo.InvariantCulture));
    }
}
