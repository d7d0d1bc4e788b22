using System.Globalization;
using System.Xml.Linq;

namespace EvalTest.Acceptance.Tests;

/// <summary>64 samples in flight at once over one assembly fixture and one collection fixture.</summary>
public sealed class SharedFixtureTests(Installed installed)
{
    [Fact]
    public async Task Fixtures_live_once_around_all_samples_in_flight_and_each_sample_keeps_what_is_its_own()
    {
        using var lab = new Lab(installed);

        var run = await lab.RunAsync(installed.Runners, ["--filter-class", "*.Shared", "--eval-report", "all", "--results-directory", lab.Logs + ".reports", "--report-xunit", "--report-xunit-filename", "x.xml"], ("SHARED", "1"));

        run.Succeeded();
        Assert.Equal(
            ["assembly fixture made", "collection fixture made", .. Enumerable.Repeat("used", 64), "collection fixture disposed after 64", "assembly fixture disposed after 64"],
            lab.Started());
        var samples = XDocument.Load(Path.Combine(lab.Logs + ".reports", "x.xml")).Descendants("test").Where(t => t.Attribute("name")!.Value.EndsWith(']'));
        Assert.Equal(
            Enumerable.Range(0, 64).Select(i => string.Create(CultureInfo.InvariantCulture, $"s{i}: output of s{i}, warning of s{i}, attachment of s{i}")).Order(StringComparer.Ordinal),
            samples.Select(Left).Order(StringComparer.Ordinal));
    }

    private static string Left(XElement test) =>
        $"{test.Attribute("name")!.Value.Split('[', ']')[1]}: {test.Element("output")!.Value.Trim()}, {test.Descendants("warning").Single().Value}, {test.Descendants("attachment").Single().Value}";
}
