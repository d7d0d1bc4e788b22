using System.Text.Json;
using CsvHelper;
using EvalTest.TestKit;

namespace EvalTest.Datasets.Tests;

/// <summary>The real questions, in every kind of file.</summary>
public sealed class Gsm8kFilesTests : IDisposable
{
    private static readonly string lines = Path.Combine(Repository.SharedData, "gsm8k", "test.jsonl");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private sealed record Problem(string Question, [property: Expected] string Answer);

    [Fact]
    public async Task They_are_the_same_rows_with_the_same_ids_and_hashes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1" || File.Exists(lines), $"The real input is not beside the repository: {lines}.");
        var problems = await Dataset.JsonLines<Problem>(lines).ToListAsync(TestContext.Current.CancellationToken);
        var expected = Samples(problems);

        Assert.Equal(1319, expected.Count);
        Assert.Equal(1319, expected.DistinctBy(s => s.Id).Count());
        foreach (var rows in Files(problems))
            Assert.Equal(expected, Samples(await rows.ToListAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Read_as_rows_of_any_shape_they_are_the_same_too()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1" || File.Exists(lines), $"The real input is not beside the repository: {lines}.");
        var elements = await Dataset.JsonLines<JsonElement>(lines).ToListAsync(TestContext.Current.CancellationToken);
        var csv = Csv(elements.Select(e => new Problem(e.GetProperty("question").GetString()!, e.GetProperty("answer").GetString()!)));

        var dictionaries = await Dataset.Csv<IReadOnlyDictionary<string, object?>>(csv).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Samples(elements), Samples(dictionaries));
    }

    private IAsyncEnumerable<Problem>[] Files(List<Problem> problems) =>
    [
        Dataset.JsonLines<Problem>(folder.Write("test.jsonl.gz", Packing.Gzip(File.ReadAllBytes(lines)))),
        Dataset.Json<Problem>(folder.Write("test.json", JsonSerializer.SerializeToUtf8Bytes(problems))),
        Dataset.Json<Problem>(folder.Write("test.json.gz", Packing.Gzip(JsonSerializer.SerializeToUtf8Bytes(problems, JsonSerializerOptions.Web)))),
        Dataset.Csv<Problem>(Csv(problems)),
        Dataset.Csv<Problem>(folder.Write("test.csv.gz", Packing.Gzip(File.ReadAllBytes(Csv(problems))))),
    ];

    private string Csv(IEnumerable<Problem> problems)
    {
        var file = Path.Combine(folder.Path, "test.csv");
        using var writer = CsvWriter.ToFile(file);
        writer.WriteHeader("question", "answer");
        foreach (var problem in problems)
            writer.WriteRecord([problem.Question, problem.Answer]);
        return file;
    }

    private static List<(string Id, UInt128 Input, UInt128? Expected)> Samples<T>(List<T> rows) =>
        [.. rows.Select((row, i) => SampleFactory.Create(i, row)).Select(s => (s.Id, s.InputHash, s.ExpectedHash))];
}
