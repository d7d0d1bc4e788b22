using EvalTest.Architecture.Tests.Guards;
using EvalTest.TestKit;

namespace EvalTest.Architecture.Tests;

public sealed class RepositoryTests
{
    private static readonly string[] projectExtensions = [".csproj", ".props", ".targets"];

    [Fact]
    public async Task The_top_level_holds_only_what_the_house_allows()
    {
        Complaints.None(PlaceGuard.TopLevelComplaints(await RepositoryFiles.All));
    }

    [Fact]
    public async Task Versions_stand_once_and_are_exact()
    {
        var files = (await RepositoryFiles.All).Where(f => projectExtensions.Contains(Path.GetExtension(f)));

        Complaints.None(files.SelectMany(f => VersionGuard.Complaints(ProjectFile.Parse(f, RepositoryFiles.Read(f)))));
    }

    [Fact]
    public async Task No_file_names_a_path_of_a_machine_or_a_registrys_host()
    {
        var files = await RepositoryFiles.All;

        Complaints.None(files.SelectMany(f => PlaceGuard.Complaints(f, RepositoryFiles.Read(f), Repository.Root)));
    }

    [Fact]
    public void The_guard_of_the_top_level_complains_of_a_planted_file()
    {
        Assert.Equal(["Notes.md does not belong at the top level of the repository."], PlaceGuard.TopLevelComplaints(["Notes.md", "src/A.cs", "README.md"]));
    }

    [Theory]
    [InlineData("""<PackageReference Include="A" Version="1.0.0" />""")]
    [InlineData("""<PackageReference Include="A"><Version>1.0.0</Version></PackageReference>""")]
    [InlineData("""<PackageReference Include="A" VersionOverride="1.0.0" />""")]
    [InlineData("""<PackageVersion Include="A" Version="1.0.0" />""")]
    public void The_guard_of_versions_complains_of_one_outside_its_home(string planted)
    {
        Assert.Single(VersionGuard.Complaints(ProjectFile.Parse("src/A/A.csproj", $"<Project><ItemGroup>{planted}</ItemGroup></Project>")));
    }

    [Theory]
    [InlineData("1.*")]
    [InlineData("[1.0.0,2.0.0)")]
    [InlineData("$(Unknown)")]
    public void The_guard_of_versions_complains_of_one_that_is_not_exact(string version)
    {
        Assert.Single(VersionGuard.Complaints(ProjectFile.Parse(VersionGuard.Home, $"""<Project><ItemGroup><PackageVersion Include="A" Version="{version}" /></ItemGroup></Project>""")));
    }

    [Theory]
    [InlineData("see /{0}/x", "root")]
    [InlineData("\"/{0}/main\"", "work")]
    [InlineData("https://api.{0}.org/v3", "nuget")]
    [InlineData("deb.{0}.org", "debian")]
    public void The_guard_of_places_complains_of_a_planted_one(string form, string part)
    {
        var planted = form.Replace("{0}", part, StringComparison.Ordinal);

        Assert.Single(PlaceGuard.Complaints("a.md", $"fine\n{planted}\n", Repository.Root));
    }

    [Fact]
    public void The_guard_of_places_complains_of_where_this_repository_lies()
    {
        Assert.Single(PlaceGuard.Complaints("a.md", "in /some/where/x", "/some/where"));
        Assert.Empty(PlaceGuard.Complaints("a.md", "in ~/.nuget/packages and at /var/lib/x, see src/EvalTest.Core/", "/some/where"));
    }
}
