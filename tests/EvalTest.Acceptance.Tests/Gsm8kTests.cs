using System.Text.Json;
using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

public sealed class Gsm8kTests(Installed installed)
{
    private static readonly string data = Path.Combine(Repository.SharedData, "gsm8k", "model_solutions.jsonl");

    [Fact]
    public async Task The_verdicts_on_four_models_agree_with_every_published_label()
    {
        var required = Environment.GetEnvironmentVariable("EVALTEST_REQUIRE_SHARED") == "1";
        Assert.SkipUnless(required || File.Exists(data), $"The real input is not beside the repository: {data}.");
        using var lab = new Lab(installed);

        (await lab.RunAsync("Gsm8k", "--experiment gsm8k", ("GSM8K", data))).Succeeded();

        foreach (var (eval, model) in new[] { ("SmallFinetuning", "6b_finetuning"), ("SmallVerification", "6b_verification"), ("LargeFinetuning", "175b_finetuning"), ("LargeVerification", "175b_verification") })
        {
            var verdicts = lab.Folder("gsm8k").Completed($"Gsm8k.{eval}").Select(c => Assert.Single(c)).ToDictionary(Question, s => s.Passed);
            var labels = Labels(model);
            Assert.Equal(1319, labels.Count);
            Assert.Equal(labels.Order(), verdicts.Select(v => (v.Key, v.Value)).Order());
        }
    }

    private static IReadOnlyList<(string Question, bool? IsCorrect)> Labels(string model) =>
        [.. File.ReadLines(data).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).Select(r => (r.GetProperty("question").GetString()!, (bool?)r.GetProperty(model).GetProperty("is_correct").GetBoolean()))];

    private static string Question(SampleLine sample) => sample.Json.GetProperty("input").GetProperty("Text").GetString()!;
}
