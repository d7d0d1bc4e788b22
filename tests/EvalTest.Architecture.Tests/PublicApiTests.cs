using System.Reflection;
using EvalTest.Architecture.Tests.Guards;
using EvalTest.TestKit;

namespace EvalTest.Architecture.Tests;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData("EvalTest.Core")]
    [InlineData("EvalTest.Xunit")]
    [InlineData("EvalTest.Mtp")]
    [InlineData("EvalTest.Report")]
    public void The_public_api_of_a_package_is_the_approved_one(string package)
    {
        var api = PublicApi.Print(Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, $"{package}.dll")));

        ApprovedText.MatchesFile(api, Path.Combine(Repository.Root, "tests", "EvalTest.Architecture.Tests", "PublicApi", $"{package}.approved.txt"));
    }

    [Fact]
    public void The_printer_shows_every_kind_of_member()
    {
        var api = PublicApi.Print(typeof(PublicApiTests).Assembly);

        var specimen = api[api.IndexOf("sealed record EvalTest.Architecture.Tests.Specimen", StringComparison.Ordinal)..];
        ApprovedText.Matches(specimen[..specimen.IndexOf("\n\n", StringComparison.Ordinal)], "Specimen");
    }

    [Fact]
    public void The_guard_complains_of_a_planted_difference_and_says_how_to_approve_it()
    {
        using var folder = new TemporaryFolder();
        var approved = folder["Some.approved.txt"];
        File.WriteAllText(approved, "class A\n    void B()\n");

        var complaint = Assert.Throws<ApprovedTextException>(() => ApprovedText.MatchesFile("class A\n    void C()\n", approved, approve: false));

        Assert.Contains("line 2 differs", complaint.Message, StringComparison.Ordinal);
        Assert.Contains("EVALTEST_APPROVE=1", complaint.Message, StringComparison.Ordinal);
        Assert.Equal("class A\n    void C()\n", File.ReadAllText(folder["Some.received.txt"]));
    }
}
