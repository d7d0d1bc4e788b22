using System.Text.Json;
using System.Xml.Linq;

namespace EvalTest.Acceptance.Tests;

/// <summary>xunit's own reports of one run: the eval as a whole, and its failing samples by name, whatever text they hold.</summary>
public sealed class ReportTests(ReportTests.Reported run) : IClassFixture<ReportTests.Reported>
{
    private const string Failure = "s1: passed 0: the eval returned false";
    private const string Unwritable = "no answer bell ";
    private static readonly string dirtyId = "Runners.Dirty.Says[bell \\a ]]>]";

    private static readonly string[] failed =
    [
        "Runners.Bad.Fails", "Runners.Bad.Fails[s1]", "Runners.Bad.Fails[s2]", "Runners.Bad.Measures", "Runners.Dirty.Refuses", "Runners.Dirty.Refuses[fact]", "Runners.Dirty.Says",
        dirtyId, "Runners.Dirty.Says[s4]", "Runners.Dirty.Says[s6]",
    ];

    private static readonly string[] passed = ["Runners.Bad.Forgives", "Runners.Good.Partly", "Runners.Good.Passes"];

    [Fact]
    public void Trx()
    {
        var report = XDocument.Load(run.File("trx"));
        var ns = report.Root!.Name.Namespace;

        var counters = report.Descendants(ns + "Counters").Single();
        Assert.Equal(("14", "3", "10"), (counters.Attribute("total")!.Value, counters.Attribute("passed")!.Value, counters.Attribute("failed")!.Value));
        var results = report.Descendants(ns + "UnitTestResult").ToLookup(r => r.Attribute("outcome")!.Value, r => r.Attribute("testName")!.Value);
        AssertNames(results["Failed"], results["Passed"]);
        AssertTexts(name => report.Descendants(ns + "UnitTestResult").Single(r => r.Attribute("testName")!.Value == name).Value);
    }

    [Fact]
    public void JUnit()
    {
        var report = XDocument.Load(run.File("junit"));

        Assert.Equal(("14", "10"), (report.Root!.Attribute("tests")!.Value, report.Root.Attribute("failures")!.Value));
        var cases = report.Descendants("testcase").ToLookup(c => c.Elements().Select(e => e.Name.LocalName).FirstOrDefault(n => n is "failure" or "skipped") ?? "passed", c => c.Attribute("name")!.Value);
        AssertNames(cases["failure"], cases["passed"]);
        AssertTexts(name => report.Descendants("testcase").Single(c => c.Attribute("name")!.Value == name).Element("failure")!.Attribute("message")!.Value);
    }

    [Fact]
    public void Ctrf()
    {
        var results = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(run.File("ctrf"))).GetProperty("results");

        var summary = results.GetProperty("summary");
        Assert.Equal((14, 3, 10, 1), (summary.GetProperty("tests").GetInt32(), summary.GetProperty("passed").GetInt32(), summary.GetProperty("failed").GetInt32(), summary.GetProperty("skipped").GetInt32()));
        var tests = results.GetProperty("tests").EnumerateArray().ToLookup(t => t.GetProperty("status").GetString()!, t => t.GetProperty("name").GetString()!);
        AssertNames(tests["failed"], tests["passed"]);
        AssertTexts(name => results.GetProperty("tests").EnumerateArray().Single(t => t.GetProperty("name").GetString() == name).GetProperty("message").GetString()!);
    }

    [Fact]
    public void Xunit()
    {
        var report = XDocument.Load(run.File("xunit"));

        var assembly = report.Descendants("assembly").Single();
        Assert.Equal(("14", "3", "10", "1"), (assembly.Attribute("total")!.Value, assembly.Attribute("passed")!.Value, assembly.Attribute("failed")!.Value, assembly.Attribute("skipped")!.Value));
        var tests = report.Descendants("test").ToLookup(t => t.Attribute("result")!.Value, t => t.Attribute("name")!.Value);
        AssertNames(tests["Fail"], tests["Pass"]);
        AssertTexts(name => report.Descendants("test").Single(t => t.Attribute("name")!.Value == name).Element("failure")!.Element("message")!.Value);
    }

    [Fact]
    public void NUnit()
    {
        var report = XDocument.Load(run.File("nunit"));

        Assert.Equal(("14", "10"), (report.Root!.Attribute("total")!.Value, report.Root.Attribute("failures")!.Value));
        var tests = report.Descendants("test-case").ToLookup(t => t.Attribute("result")!.Value, t => t.Attribute("name")!.Value);
        AssertNames(tests["Failure"], tests["Success"]);
    }

    [Fact]
    public void Html()
    {
        var report = File.ReadAllText(run.File("html"));

        Assert.All(failed.Where(n => n != dirtyId), name => Assert.Contains(name, report, StringComparison.Ordinal));
        Assert.Contains(Failure, report, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_and_attachments_of_unwritable_text_stand_with_their_sample()
    {
        var test = XDocument.Load(run.File("xunit")).Descendants("test").Single(t => t.Attribute("name")!.Value == "Runners.Dirty.Says[s4]");

        const string text = @"bell \u0007 null \u0000 escape \u001b[31m end ]]\u003e <tag> & half";
        Assert.StartsWith($"warns {text}", test.Descendants("warning").Single().Value, StringComparison.Ordinal);
        Assert.StartsWith($"attaches {text}", test.Descendants("attachment").Single().Value, StringComparison.Ordinal);
    }

    private static void AssertNames(IEnumerable<string> failing, IEnumerable<string> passing)
    {
        Assert.Equal(failed, failing.Order(StringComparer.Ordinal));
        Assert.Equal(passed, passing.Order(StringComparer.Ordinal));
    }

    private static void AssertTexts(Func<string, string> textOf)
    {
        Assert.Contains(Failure, textOf("Runners.Bad.Fails[s1]"), StringComparison.Ordinal);
        Assert.Contains("2 of 10 completed samples failed.", textOf("Runners.Bad.Fails"), StringComparison.Ordinal);
        Assert.Contains(Unwritable, textOf("Runners.Dirty.Says[s4]"), StringComparison.Ordinal);
    }

    public sealed class Reported(Installed installed) : IAsyncLifetime
    {
        private static readonly string[] formats = ["xunit-trx", "junit", "ctrf", "xunit", "nunit", "xunit-html"];
        private readonly Lab lab = new(installed);

        public string File(string name) => Path.Combine(lab.Logs, "reports", $"of.{name}");

        public async ValueTask InitializeAsync()
        {
            var reports = formats.SelectMany(f => (string[])[$"--report-{f}", $"--report-{f}-filename", $"of.{f.Replace("xunit-", "", StringComparison.Ordinal)}"]);
            var run = await lab.RunAsync(installed.Runners, ["--filter-class", "*.Bad", "*.Dirty", "*.Good", "--results-directory", Path.Combine(lab.Logs, "reports"), .. reports]);
            Assert.Equal(2, run.ExitCode);
        }

        public ValueTask DisposeAsync()
        {
            lab.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
