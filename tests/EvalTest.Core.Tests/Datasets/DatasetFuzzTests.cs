using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EvalTest.Datasets.Tests;

/// <summary>Spoiled files: whatever is in them, nothing crashes, nothing hangs, and every row is a row, a bad row, or behind a fault that is said.</summary>
public sealed class DatasetFuzzTests : IDisposable
{
    private static readonly int files = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 20_000 : 2_000;

    private static readonly JsonSerializerOptions indented = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    public enum Level
    {
        Easy,
        Hard,
    }

    private sealed record Row(string Id, string Question, double Answer, Level Level, List<int>? Numbers = null);

    private sealed record Seen(int Rows, int Bad, string? Fault)
    {
        public int All => Rows + Bad;
    }

    [Fact]
    public Task Every_line_is_a_row_or_a_bad_one() => FuzzAsync("rows.jsonl", Lines, (bytes, seen) =>
        SimpleCount.IsUtf16(bytes) ? seen.Fault is not null && seen.All == 0 : seen.Fault is null && seen.All == SimpleCount.Lines(bytes));

    [Fact]
    public Task Every_packed_line_is_too_or_the_file_is_said_to_be_damaged() => FuzzAsync("rows.jsonl.gz", random => Packing.Gzip(Mutation.Spoil(Lines(random), random)), (bytes, seen) =>
        seen.Fault is not null || (SimpleCount.Unpacked(bytes) is { } text && seen.All == SimpleCount.Lines(text)));

    [Fact]
    public Task So_is_every_line_that_was_spoiled_before_it_was_packed() => FuzzAsync("rows.jsonl.gz", Lines, (bytes, seen) =>
        SimpleCount.IsUtf16(bytes) ? seen.Fault is not null : seen.Fault is null && seen.All == SimpleCount.Lines(bytes), Packing.Gzip);

    [Fact]
    public Task Every_element_is_a_row_or_a_bad_one_or_the_file_is_said_to_be_broken() => FuzzAsync("rows.json", Elements, (bytes, seen) =>
        SimpleCount.Elements(bytes) is { } count ? seen.Fault is null && seen.All == count : seen.Fault is not null);

    [Fact]
    public Task Every_record_is_a_row_or_a_bad_one_or_behind_a_fault_that_is_said() => FuzzAsync("rows.csv", Records, (bytes, seen) =>
        SimpleCount.IsUtf16(bytes) || bytes is [0, 0, 0xfe, 0xff, ..] || (seen.Fault is null ? Math.Max(0, SimpleCount.Records(bytes) - 1) == seen.All : seen.All < SimpleCount.Records(bytes)));

    private async Task FuzzAsync(string name, Func<Random, byte[]> good, Func<byte[], Seen, bool> isRight, Func<byte[], byte[]>? pack = null)
    {
        var (rows, bad, faults) = (0L, 0L, 0);
        for (var seed = 0; seed < files; seed++)
        {
            var random = new Random(seed);
            var bytes = Mutation.Spoil(good(random), random);
            var file = folder.Write(name, pack?.Invoke(bytes) ?? bytes);
            foreach (var opened in Open(file))
            {
                var seen = await ReadAsync(opened).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                Assert.True(isRight(bytes, seen), $"{name} of seed {seed}: {seen}");
                Assert.True(seen.Fault is null || seen.Fault.StartsWith(file + ":", StringComparison.Ordinal), seen.Fault);
                (rows, bad, faults) = (rows + seen.Rows, bad + seen.Bad, faults + (seen.Fault is null ? 0 : 1));
            }
        }

        // A fuzz that spoils all or nothing shows nothing.
        Assert.True(rows > files / 10 && bad > files / 10 && bad + faults > files / 2, $"{rows} rows, {bad} bad rows, {faults} faults of files");
    }

    private static IFileRows[] Open(string file) => file.Contains(".jsonl", StringComparison.Ordinal)
        ? [(IFileRows)Dataset.JsonLines<Row>(file), (IFileRows)Dataset.JsonLines<JsonElement>(file)]
        : file.EndsWith(".json", StringComparison.Ordinal)
            ? [(IFileRows)Dataset.Json<Row>(file), (IFileRows)Dataset.Json<JsonElement>(file)]
            : [(IFileRows)Dataset.Csv<Row>(file), (IFileRows)Dataset.Csv<IReadOnlyDictionary<string, object?>>(file)];

    private static async Task<Seen> ReadAsync(IFileRows file)
    {
        var seen = new Seen(0, 0, null);
        try
        {
            await foreach (var row in file.ReadAll())
            {
                seen = row is BadRow ? seen with { Bad = seen.Bad + 1 } : seen with { Rows = seen.Rows + 1 };
                Identify(row);
            }
        }
        catch (DatasetException e)
        {
            seen = seen with { Fault = e.Message };
        }

        return seen;
    }

    // A row that reads well may still have no identity, which is said.
    private static void Identify(object? row)
    {
        try
        {
            Assert.NotEmpty(SampleFactory.Create(0, row).Id);
        }
        catch (EvalTestException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }

    private static byte[] Lines(Random random) => Encoding.UTF8.GetBytes(string.Concat(Rows(random).Select(r => JsonSerializer.Serialize(r, JsonSerializerOptions.Web) + (random.Next(5) == 0 ? "\r\n\n" : "\n"))));

    private static byte[] Elements(Random random) => JsonSerializer.SerializeToUtf8Bytes(Rows(random), random.Next(2) == 0 ? JsonSerializerOptions.Web : indented);

    private static byte[] Records(Random random)
    {
        var text = new StringBuilder("id,question,answer,level,numbers\n");
        foreach (var row in Rows(random))
            text.Append(CultureInfo.InvariantCulture, $"{row.Id},\"{row.Question.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Answer},{row.Level},\"[{string.Join(',', row.Numbers!)}]\"").Append(random.Next(4) == 0 ? "\r\n" : "\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static List<Row> Rows(Random random) =>
        [.. Enumerable.Range(0, random.Next(1, 12)).Select(i => new Row($"r{i}", Question(random), random.Next(1000) / 8.0, (Level)random.Next(2), [.. Enumerable.Range(0, random.Next(3))]))];

    private static string Question(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.GetItems(["a", "ż", "😀", ", ", "\n", "\"", "{", "]", "0", "\\", " "], 1)[0]));
}
