using EvalTest.Architecture.Tests.Guards;
using EvalTest.TestKit;

namespace EvalTest.Architecture.Tests;

public sealed class BannedSymbolsTests
{
    [Fact]
    public void Every_banned_id_is_that_of_a_real_symbol()
    {
        var ids = RepositoryFiles.Read("build/BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')[0].Trim());

        Assert.All(ids, id => Assert.True(DocumentationId.Exists(id), $"{id} is no symbol: it bans nothing."));
    }

    [Theory]
    [InlineData("P:System.DateTime.Noww")]
    [InlineData("M:System.Random.#ctor(System.String)")]
    [InlineData("T:System.Nowhere")]
    [InlineData("System.DateTime.Now")]
    public void The_guard_of_ids_knows_one_that_bans_nothing(string id)
    {
        Assert.False(DocumentationId.Exists(id));
    }

    [Fact]
    public async Task The_ambient_clock_does_not_compile_in_a_project_of_src()
    {
        using var folder = new TemporaryFolder();
        var build = Path.Combine(Repository.Root, "build");
        File.WriteAllText(folder["README.md"], "# Canary\n");
        File.WriteAllText(folder["Canary.csproj"], $"""<Project Sdk="Microsoft.NET.Sdk"><Import Project="{build}/Library.props" /></Project>""");
        File.WriteAllText(folder["Canary.cs"], """
            namespace Canary;

            internal static class Clock
            {
                public static System.DateTime Read() => System.DateTime.Now;
            }
            """);

        var built = await ChildProcess.RunAsync(new("dotnet", "build", "-v", "q") { WorkingFolder = folder.Path }, TimeSpan.FromMinutes(2));

        Assert.Contains("RS0030", built.Failed().All, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", built.All, StringComparison.Ordinal);
    }
}
