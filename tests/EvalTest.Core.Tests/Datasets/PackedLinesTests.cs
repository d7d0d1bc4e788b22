using System.Text.Json;
using EvalTest.TestKit;

namespace EvalTest.Datasets.Tests;

/// <summary>Files of JSON Lines whose name ends in <c>.gz</c>.</summary>
public sealed class PackedLinesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("rows.jsonl.gz")]
    [InlineData("ROWS.JSONL.GZ")]
    public async Task They_are_unpacked_on_the_way(string name) =>
        Assert.Equal([1, 2, 3], await Read<int>(folder.Write(name, Packing.Gzip("\ufeff1\n\n2\r\n3"))));

    [Fact]
    public async Task Several_packed_one_after_another_are_one() =>
        Assert.Equal([1, 2, 3], await Read<int>(folder.Write("rows.gz", [.. Packing.Gzip("1\n"), .. Packing.Gzip(""), .. Packing.Gzip("2\n3\n")])));

    [Fact]
    public async Task The_real_questions_have_the_same_rows_and_hashes_packed()
    {
        var plain = Path.Combine(Repository.SharedData, "gsm8k", "test.jsonl");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1" || File.Exists(plain), $"The real input is not beside the repository: {plain}.");
        var packed = folder.Write("test.jsonl.gz", Packing.Gzip(await File.ReadAllTextAsync(plain, TestContext.Current.CancellationToken)));

        var (expected, actual) = (Samples(await Read<JsonElement>(plain)), Samples(await Read<JsonElement>(packed)));

        Assert.Equal(1319, actual.Count);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_gives_the_rows_before_and_says_so()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i * 7919 % 10_007}\n"));
        var whole = Packing.Gzip(text);
        var file = folder.Write("rows.jsonl.gz", whole[..(whole.Length / 2)]);

        var (rows, message) = await ReadToFault(file);

        Assert.InRange(rows.Count, 1, 39_999);
        Assert.Equal(rows, Enumerable.Range(0, rows.Count).Select(i => i * 7919 % 10_007));
        Assert.StartsWith($"{file}:{rows.Count + 1}: the file cannot be unpacked further: ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Is it whole, and packed by gzip?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_much_is_missing_it_is_noticed()
    {
        var whole = Packing.Gzip("1\n22\n333\n");
        for (var length = 1; length < whole.Length; length++)
        {
            var (rows, message) = await ReadToFault(folder.Write("rows.jsonl.gz", whole[..length]));

            Assert.Equal(new[] { 1, 22, 333 }.Take(rows.Count), rows);
            Assert.Contains("the file cannot be unpacked further: ", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_changed_byte_is_noticed()
    {
        var bytes = Packing.Gzip("1\n2\n3\n");
        bytes[^6] ^= 1;

        Assert.Contains("the file cannot be unpacked further: ", (await ReadToFault(folder.Write("rows.jsonl.gz", bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_packed_is_refused()
    {
        var file = folder.Write("rows.jsonl.gz", "1\n2\n");

        Assert.StartsWith($"{file}:1: the file cannot be unpacked further: ", (await ReadToFault(file)).Message, StringComparison.Ordinal);
    }

    private static async Task<List<T>> Read<T>(string file) => await Dataset.JsonLines<T>(file).ToListAsync(TestContext.Current.CancellationToken);

    private static List<(string Id, UInt128 Hash)> Samples(List<JsonElement> rows) =>
        [.. rows.Select((row, i) => SampleFactory.Create(i, row)).Select(s => (s.Id, s.InputHash))];

    private static async Task<(List<int> Rows, string Message)> ReadToFault(string file)
    {
        List<int> rows = [];
        var fault = await Assert.ThrowsAsync<DatasetException>(async () =>
        {
            await foreach (var row in Dataset.JsonLines<int>(file))
                rows.Add(row);
        });
        return (rows, fault.Message);
    }
}
