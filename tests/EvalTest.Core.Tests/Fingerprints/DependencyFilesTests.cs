using EvalTest.Fingerprints;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Fingerprints;

public sealed class DependencyFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DependencyFilesTests()
    {
        foreach (var name in new[] { "out/prompts/a.txt", "out/prompts/b.txt", "out/prompts/c.md", "out/prompts/deep/d.txt", "out/prompts/deep/er/e.txt", "project/prompts/p.txt", "project/only/o.txt" })
            File.WriteAllText(folder[name.Split('/')], name);
    }

    private string Output => folder.Folder("out");

    private string Project => folder.Folder("project");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("prompts/a.txt", "prompts/a.txt")]
    [InlineData("prompts/*.txt", "prompts/a.txt prompts/b.txt")]
    [InlineData("prompts/?.*", "prompts/a.txt prompts/b.txt prompts/c.md")]
    [InlineData("prompts/**/*.txt", "prompts/a.txt prompts/b.txt prompts/deep/d.txt prompts/deep/er/e.txt")]
    [InlineData("prompts/*/*.txt", "prompts/deep/d.txt")]
    [InlineData("prompts/deep/**", "prompts/deep/d.txt prompts/deep/er/e.txt")]
    [InlineData("**/e.txt", "prompts/deep/er/e.txt")]
    [InlineData("only/*.txt", "only/o.txt")]
    [InlineData("./prompts/a.txt", "prompts/a.txt")]
    [InlineData("../project/only/o.txt", "../project/only/o.txt")]
    public void A_pattern_takes_the_files_beside_the_assembly_else_those_of_the_project(string pattern, string expected)
    {
        Assert.Equal(expected.Split(' '), DependencyFiles.Read("E", [pattern], Output, null, Project).Keys);
    }

    [Fact]
    public void A_file_is_known_by_what_is_in_it_wherever_it_lies()
    {
        var before = DependencyFiles.Read("E", ["prompts/a.txt", "prompts/*.txt"], Output);
        Directory.Move(Output, Path.Combine(folder.Path, "moved"));
        var moved = DependencyFiles.Read("E", ["prompts/*.txt"], Path.Combine(folder.Path, "moved"));
        File.AppendAllText(Path.Combine(folder.Path, "moved", "prompts", "b.txt"), "!");
        var edited = DependencyFiles.Read("E", ["prompts/*.txt"], Path.Combine(folder.Path, "moved"));

        Assert.Equal(before, moved);
        Assert.Equal(before["prompts/a.txt"], edited["prompts/a.txt"]);
        Assert.NotEqual(before["prompts/b.txt"], edited["prompts/b.txt"]);
    }

    [Fact]
    public void Many_files_are_recorded_as_one_under_their_pattern()
    {
        for (var i = 0; i < 101; i++)
            File.WriteAllText(folder["out", "many", $"{i}.txt"], "");
        var before = DependencyFiles.Read("E", ["many/*.txt"], Output);
        File.Move(folder["out", "many", "7.txt"], folder["out", "many", "seven.txt"]);

        var after = DependencyFiles.Read("E", ["many/*.txt"], Output);

        Assert.Equal(["many/*.txt"], before.Keys);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_refused_with_the_places_that_were_searched()
    {
        var refusal = Assert.ThrowsAny<EvalTestException>(() => DependencyFiles.Read("Tests.Eval", ["prompts/*.yaml"], Output, Project));

        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "Tests.Eval: [EvalDependsOn(\"prompts/*.yaml\")] matches no file. Looked below:",
                $"  {Output}",
                $"  {Project}",
                "Nothing was run. Correct the pattern, or copy the files beside the assembly (CopyToOutputDirectory)."),
            refusal.Message);
    }

    [Fact]
    public void An_empty_pattern_is_refused() =>
        Assert.StartsWith("Tests.Eval: [EvalDependsOn(\" \")] names no file.", Assert.ThrowsAny<EvalTestException>(() => DependencyFiles.Read("Tests.Eval", [" "], Output)).Message, StringComparison.Ordinal);
}
