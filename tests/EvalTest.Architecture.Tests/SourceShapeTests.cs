using EvalTest.Architecture.Tests.Guards;

namespace EvalTest.Architecture.Tests;

public sealed class SourceShapeTests
{
    [Fact]
    public async Task Every_source_file_of_src_holds_one_type_of_its_name_in_its_folders_namespace_within_250_lines()
    {
        var complaints = (await RepositoryFiles.All)
            .Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => SourceGuard.Complaints(f, RepositoryFiles.Read(f)));

        Complaints.None(complaints);
    }

    [Fact]
    public async Task A_projects_root_holds_only_its_readme_and_project_file()
    {
        Complaints.None((await RepositoryFiles.All).Select(SourceGuard.RootComplaint).OfType<string>());
    }

    [Theory]
    [InlineData("public sealed class A;\n\ninternal enum B\n{\n}\n", "holds a second type, B")]
    [InlineData("public sealed record A<T>(int X);\n\ninternal readonly record struct B(int Y);\n", "holds a second type, B")]
    [InlineData("internal delegate ValueTask<object?> B(int x);\n\npublic interface A\n{\n}\n", "holds a second type, B")]
    [InlineData("internal sealed class Other\n{\n}\n", "holds Other, not A")]
    [InlineData("// nothing\n", "declares no type")]
    public void The_guard_complains_of_planted_types(string types, string complaint)
    {
        Assert.Contains(SourceGuard.Complaints("src/EvalTest.Core/Model/A.cs", "namespace EvalTest.Model;\n\n" + types), c => c.Contains(complaint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("namespace EvalTest.Model;\n\ninternal abstract record A;\n\ninternal sealed record B(int X) : A;\n")]
    [InlineData("namespace EvalTest;\n\npublic sealed partial class A : IDisposable\n{\n    private sealed class Inner;\n}\n")]
    public void The_guard_lets_a_closed_hierarchy_and_nested_types_pass(string content)
    {
        Complaints.None(SourceGuard.Complaints("src/EvalTest.Core/Model/A.cs", content));
    }

    [Fact]
    public void The_guard_complains_of_length_namespace_and_place()
    {
        var content = "namespace EvalTest.Sessions;\n\ninternal sealed class A;\n" + new string('\n', 250);

        Assert.Equal(2, SourceGuard.Complaints("src/EvalTest.Core/Model/A.cs", content).Count());
        Assert.Empty(SourceGuard.Complaints("src/EvalTest.Xunit/Hosting/A.cs", "namespace EvalTest.Xunit.Hosting;\n\ninternal sealed class A;\n"));
        Assert.NotNull(SourceGuard.RootComplaint("src/EvalTest.Core/Stray.cs"));
        Assert.Null(SourceGuard.RootComplaint("src/EvalTest.Core/README.md"));
    }
}
