using System.Text.Json;
using System.Text.RegularExpressions;
using EvalTest.Reporting;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Reporting;

/// <summary>Whole reports of one experiment that has everything, beside approved ones.</summary>
public sealed partial class FileReportTests(FileReportTests.World fixture) : IClassFixture<FileReportTests.World>
{
    private readonly RecordedWorld world = fixture.Recorded;

    [Fact]
    public void Csv() => ApprovedText.Matches(Steady(world.Csv()[1..]), "csv");

    [Fact]
    public void Json_lines() => ApprovedText.Matches(Steady(world.JsonLines()), "jsonl");

    [Fact]
    public void Json() => ApprovedText.Matches(Steady(world.Json()), "json");

    [Fact]
    public void Markdown() => ApprovedText.Matches(Steady(world.Markdown()), "markdown");

    [Fact]
    public void JUnit_of_samples() => ApprovedText.Matches(Steady(world.JUnit(JUnitDetail.Samples)), "junit");

    [Fact]
    public void JUnit_of_evals_has_one_case_for_each() =>
        Assert.Equal(["Right"], Regex.Matches(world.JUnit(JUnitDetail.Evals), "<testcase classname=\"Shop.Answers\" name=\"([^\"]*)\"").Select(m => m.Groups[1].Value));

    [Fact]
    public void Csv_begins_with_a_byte_order_mark_and_every_row_is_of_one_width()
    {
        var csv = world.Csv();

        Assert.Equal('\ufeff', csv[0]);
        Assert.Single(CsvTable.Parse(csv[1..]).Select(r => r.Length).Distinct());
    }

    [Fact]
    public async Task What_is_unknown_is_null_with_its_reason()
    {
        using var measured = await new RecordedWorld().RunAsync(Running.Engine.Eval(), 1, _ => Score.Measure("length", 3));

        var figures = JsonDocument.Parse(measured.Json()).RootElement.GetProperty("evals")[0].GetProperty("figures").EnumerateArray();

        Assert.Equal(["pass rate: null, null, no completed sample has a verdict", "length: 3, null, one value says nothing of its spread"],
            figures.Select(f => $"{f.GetProperty("name")}: {f.GetProperty("value").GetRawText()}, {f.GetProperty("low").GetRawText()}, {f.GetProperty("reason")}"));
    }

    /// <summary>What depends on the machine and the clock is as wide as ever and says nothing.</summary>
    private static string Steady(string report)
    {
        var text = Clock().Replace(Waited().Replace(Facts().Replace(report, "$1…"), ""), "0");
        text = CsvClock().Replace(Sessions().Replace(text, "SESSION"), ",0,100,");
        return Latency().Replace(Stack().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), ""), "$1 0");
    }

    [GeneratedRegex("(\"(?:host|boot|os|runtime|evaltest|started|durability|commit)\": ?)\"[^\"]*\"")]
    private static partial Regex Facts();

    [GeneratedRegex("(?<=\"duration\":|time=\")[0-9.E-]+")]
    private static partial Regex Clock();

    [GeneratedRegex("\"waited\":[0-9.]+,")]
    private static partial Regex Waited();

    [GeneratedRegex("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{16}")]
    private static partial Regex Sessions();

    [GeneratedRegex(",[0-9.E-]+,100,")]
    private static partial Regex CsvClock();

    [GeneratedRegex("\"stack\":\"[^\"]*\"|\\n   at [^<\\n]*|dotnet test --experiment x[^<`\"&]*(&quot;[^&]*&quot;|\"[^\"]*\")?")]
    private static partial Regex Stack();

    [GeneratedRegex("(\"name\": \"(?:median|p9[059])\",\\s+\"value\":) [0-9.eE-]+")]
    private static partial Regex Latency();

    public sealed class World : IAsyncLifetime
    {
        internal RecordedWorld Recorded { get; } = new();

        public async ValueTask InitializeAsync() => await Recorded.WithEverythingAsync();

        public ValueTask DisposeAsync()
        {
            Recorded.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
