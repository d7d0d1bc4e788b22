using EvalTest.Architecture.Tests.Guards;

namespace EvalTest.Architecture.Tests;

public sealed class ReferencesTests
{
    [Fact]
    public async Task Every_project_of_src_refers_only_to_what_the_design_allows()
    {
        var projects = (await RepositoryFiles.All).Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal));

        var complaints = projects.Select(p => ProjectFile.Parse(p, RepositoryFiles.Read(p))).SelectMany(ReferenceGuard.Complaints);

        Complaints.None(complaints);
    }

    [Fact]
    public void What_all_projects_of_src_import_brings_analyzers_only()
    {
        string[] shared = ["build/Library.props", "build/Common.props", "build/Packages.props"];

        var complaints = shared.SelectMany(p => ReferenceGuard.SharedComplaints(ProjectFile.Parse(p, RepositoryFiles.Read(p))));

        Complaints.None(complaints);
    }

    [Theory]
    [InlineData("EvalTest.Core")]
    [InlineData("EvalTest.Xunit")]
    [InlineData("EvalTest.Mtp")]
    [InlineData("EvalTest.Report")]
    public void The_compiled_assembly_knows_no_foreign_framework(string project)
    {
        var references = ReferenceGuard.ReferencesOf(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));

        Complaints.None(ReferenceGuard.AssemblyComplaints(project, references));
    }

    [Theory]
    [InlineData("""<PackageReference Include="xunit.v3" />""", "must not refer to the package xunit.v3")]
    [InlineData("""<ProjectReference Include="..\EvalTest.Mtp\EvalTest.Mtp.csproj" />""", "must not refer to EvalTest.Mtp")]
    public void The_guard_of_references_complains_of_a_planted_one(string planted, string complaint)
    {
        var project = ProjectFile.Parse("src/EvalTest.Core/EvalTest.Core.csproj", $"<Project><ItemGroup>{planted}</ItemGroup></Project>");

        Assert.Contains(ReferenceGuard.Complaints(project), c => c.Contains(complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guard_of_references_complains_of_an_unknown_project_and_of_a_missing_reference()
    {
        var unknown = ProjectFile.Parse("src/EvalTest.Extra/EvalTest.Extra.csproj", "<Project />");
        var alone = ProjectFile.Parse("src/EvalTest.Mtp/EvalTest.Mtp.csproj", "<Project />");

        Assert.Single(ReferenceGuard.Complaints(unknown));
        Assert.Single(ReferenceGuard.Complaints(alone));
    }

    [Fact]
    public void The_guard_of_shared_props_complains_of_a_planted_library()
    {
        var props = ProjectFile.Parse("build/Library.props", """<Project><ItemGroup><PackageReference Include="Newtonsoft.Json" PrivateAssets="all" /></ItemGroup></Project>""");

        Assert.Single(ReferenceGuard.SharedComplaints(props));
    }

    [Fact]
    public void The_guard_of_assemblies_complains_of_this_one_which_knows_xunit()
    {
        var references = ReferenceGuard.ReferencesOf(typeof(ReferencesTests).Assembly.Location);

        Assert.NotEmpty(ReferenceGuard.AssemblyComplaints("EvalTest.Core", references));
        Assert.NotEmpty(ReferenceGuard.AssemblyComplaints("EvalTest.Xunit", ["Microsoft.Testing.Platform"]));
    }
}
