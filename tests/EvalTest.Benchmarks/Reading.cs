using System.Globalization;
using System.Text;
using System.Text.Json;
using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Benchmarks;

/// <summary>
/// What it takes to read, check and index a session file of records of about 1 KB, beside the least that any reader does with the same bytes.
/// The file is in the kernel's cache. Times are of the processor, since one core is all that it takes and others may use the machine. <c>BENCH_TABLE</c> names the file that gets the table.
/// </summary>
public class Reading
{
    private static readonly int rounds = Workload.Rows > 200_000 ? 3 : 9;
    private const string Name = "Tests.bench.jsonl";

    [Fact]
    public void File()
    {
        var path = Directory.CreateTempSubdirectory("evaltest-bench-").FullName;
        System.IO.File.WriteAllBytes(Path.Combine(path, Name), Compose());
        using var folder = Disks.Local.Find(path)!;

        var (first, index) = Measure(() => ExperimentState.Load(folder, "Tests").Eval("Benchmarks.Eval").Aggregate((slots, _, _) => slots.Count));
        var (_, read) = Measure(() => Lines(folder, (_, _) => 1));
        var (_, check) = Measure(() => Lines(folder, (line, seed) => (int)Crc32C.Append(seed, line) | 1));
        var (_, parse) = Measure(() => Lines(folder, (line, _) => Tokens(line)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var state = ExperimentState.Load(folder, "Tests");
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Workload.Rows;
        GC.KeepAlive(state);
        Directory.Delete(path, recursive: true);

        var table = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"reading {Workload.Rows:N0} records of {Compose(1).Length:N0} bytes, median of {rounds}; the first time in the process {first:N0} ms\n"));
        foreach (var (name, time) in new[] { ("read, checked and indexed", index), ("lines only", read), ("lines and checksums", check), ("lines and their JSON tokens", parse) })
            table.Append(CultureInfo.InvariantCulture, $"{name,-40} {time,8:N0} ms   {index / time,6:N2}\n");
        table.Append(CultureInfo.InvariantCulture, $"{"memory for each of them",-40} {held,8:N0} bytes\n");
        if (Environment.GetEnvironmentVariable("BENCH_TABLE") is { } target)
            System.IO.File.WriteAllText(target, table.ToString());
        else
            TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
    }

    private static (double First, double Median) Measure(Func<int> work)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds + rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            work();
            times.Add((Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
            // The runtime compiles in the background what was called often.
            if (round < rounds)
                Thread.Sleep(50);
        }

        return (times[0], times.Skip(rounds).Order().ElementAt(rounds / 2));
    }

    private static int Lines(IFolder folder, Func<ReadOnlySpan<byte>, uint, int> work)
    {
        using var file = folder.OpenFile(Name);
        using var lines = new LineScanner(file);
        var (seed, sum) = (Crc32C.Seed("bench"), 0);
        while (lines.MoveNext())
            sum += work(lines.Line, seed);
        return sum;
    }

    private static int Tokens(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        var count = 0;
        while (json.Read())
            count++;
        return count;
    }

    private static byte[] Compose() => Compose(Workload.Rows + 1);

    private static byte[] Compose(int lines)
    {
        var bytes = new MemoryStream();
        var line = new byte[4096];
        using var encoder = new SessionEncoder();
        var seed = Crc32C.Seed("bench");
        var header = new HeaderRecord { Session = "bench", Experiment = "bench", Assembly = "Tests", Started = DateTimeOffset.UnixEpoch, Seen = new Dictionary<string, long>() };
        if (lines > 1)
            bytes.Write(line.AsSpan(0, SessionLine.Compose(line, seed, 0, LineKinds.Name(LineKind.Header), encoder.Encode(header).Span)));
        for (var i = 1; i < Math.Max(lines, 2); i++)
            bytes.Write(line.AsSpan(0, SessionLine.Compose(line, seed, i, LineKinds.Name(LineKind.Sample), encoder.Encode(Record(i)).Span)));
        return bytes.ToArray();
    }

    private static SampleRecord Record(int index) => new()
    {
        Eval = "Benchmarks.Eval",
        Key = new SampleKey("", $"problem-{index}", 0),
        Attempt = 1,
        InputHash = (UInt128)index * 0x9E3779B97F4A7C15,
        Outcome = Outcome.Completed,
        Passed = index % 3 > 0,
        Scores = [new Score("accuracy", index % 3 > 0 ? 1 : 0, index % 3 > 0), new Score("length", index % 97)],
        Index = index,
        Started = DateTimeOffset.UnixEpoch.AddMilliseconds(index),
        Duration = TimeSpan.FromMilliseconds(1234.5),
        InputJson = Encoding.UTF8.GetBytes($$"""{"Answer":{{index}},"Question":"{{Text(40)}}"}"""),
        Values = [new("response", JsonSerializer.SerializeToUtf8Bytes(Text(28) + "\n" + Text(14))), new("steps", "[1,2,3]"u8.ToArray())],
        Usage = new TokenUsage(120, 345),
    };

    private static string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => i % 2 == 0 ? "robe" : "fiber"));
}
