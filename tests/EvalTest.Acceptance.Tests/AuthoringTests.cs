namespace EvalTest.Acceptance.Tests;

/// <summary>Matrices, targets, batches and cases from the packed packages: as tests of their own, resumed, chosen by a filter.</summary>
public sealed class AuthoringTests(Installed installed)
{
    private static readonly string[] asked = [.. from model in (string[])["large", "small"] from row in Enumerable.Range(0, 6) select $"asked {model} p{row}"];

    [Fact]
    public async Task Every_way_to_write_an_eval_runs_once_and_is_resumed()
    {
        using var lab = new Lab(installed);

        var first = (await lab.RunAsync("Authored", "--experiment x")).Succeeded();
        (await lab.RunAsync("Authored", "--experiment x")).Succeeded();

        Assert.Equal([.. asked, "batch of 3", "batch of 3", "case four"], lab.Started().Order(StringComparer.Ordinal));
        foreach (var name in (string[])["Matrix(model: \"small\")", "Matrix(model: \"large\")", "Batch", "Cases"])
            Assert.Contains($"passed Fixture.Authored.{name} (", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_runs_one_combination_of_a_matrix()
    {
        using var lab = new Lab(installed);

        (await lab.RunAsync("Authored", "--experiment x --filter-trait model=small")).Succeeded();

        Assert.Equal(asked.Where(a => a.Contains("small", StringComparison.Ordinal)), lab.Started().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_target_said_stands_in_the_session_file_with_what_was_expected()
    {
        using var lab = new Lab(installed);

        (await lab.RunAsync("Authored", "--experiment x")).Succeeded();

        var samples = lab.Folder("x").Files().SelectMany(f => f.Samples).ToList();
        Assert.Contains(samples, s => s.Json.TryGetProperty("values", out var values) && values.TryGetProperty("output", out var output) && output.GetString() == "small says 5");
        Assert.Contains(samples, s => s.Json.TryGetProperty("expected", out var expected) && expected.GetRawText() == "{\"answer\":4}");
        Assert.Equal(6, samples.Count(s => s.Json.TryGetProperty("variant", out var variant) && variant.GetString() == "model: \"large\""));
    }
}
