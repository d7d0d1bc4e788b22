using System.Text.RegularExpressions;
using EvalTest.Architecture.Tests.Guards;

namespace EvalTest.Architecture.Tests;

/// <summary>Documents that cannot rot: what they show compiles, and what they name exists.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public async Task Every_snippet_of_a_document_is_compiled_in_a_sample()
    {
        var sources = (await FilesAsync("samples/", ".cs")).Select(RepositoryFiles.Read).ToList();

        Complaints.None((await FilesAsync("", ".md")).SelectMany(f => Documents.SnippetComplaints(f, RepositoryFiles.Read(f), sources)));
    }

    [Fact]
    public async Task Every_file_that_a_document_links_to_exists()
    {
        var dead = from file in await FilesAsync("", ".md")
                   from target in Documents.Links(RepositoryFiles.Read(file))
                   where !Path.Exists(Path.Combine(Path.GetDirectoryName(RepositoryFiles.Full(file))!, target))
                   select $"{file} links to {target}, which does not exist.";

        Complaints.None(dead);
    }

    [Fact]
    public void The_readme_begins_with_the_two_commands()
    {
        var beginning = RepositoryFiles.Read("README.md").Split("\n## ")[0];

        Assert.Equal(["dotnet test --project samples/01.FirstEval --experiment first", "build/test.sh"], Documents.Blocks(beginning, ""));
        Assert.True(File.Exists(RepositoryFiles.Full("samples/01.FirstEval/FirstEval.csproj")));
        Assert.True(File.Exists(RepositoryFiles.Full("build/test.sh")));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("src/EvalTest/README.md")]
    public void The_table_of_options_is_the_catalogue(string document)
    {
        var catalogue = Option().Matches(RepositoryFiles.Read("src/EvalTest.Core/Options/OptionCatalog.cs"))
            .Select(m => (m.Groups["option"].Value, m.Groups["variable"].Value)).Order().ToList();

        Assert.NotEmpty(catalogue);
        Assert.Equal(catalogue, Documents.OptionRows(RepositoryFiles.Read(document)).Order());
    }

    [Fact]
    public async Task Every_message_in_the_readme_is_one_that_the_sources_write()
    {
        var refused = RepositoryFiles.Read("README.md").Split("\n## ").Single(s => s.StartsWith("When something is refused", StringComparison.Ordinal));
        var sources = string.Concat((await FilesAsync("src/", ".cs")).Select(RepositoryFiles.Read)).Replace("\\\"", "\"", StringComparison.Ordinal);
        var messages = Documents.Messages(refused).ToList();

        Assert.Equal(refused.Split('\n').Count(l => l.StartsWith("| `", StringComparison.Ordinal)), messages.Count);
        Assert.All(messages, m => Assert.Contains(m, sources, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guard_of_snippets_complains_of_a_planted_one()
    {
        const string source = "class A\n{\n    #region doc: a\n    int x;\n\n    int y;\n    #endregion\n}\n";

        Assert.Empty(Documents.SnippetComplaints("a.md", "text\n```csharp\nint x;\n\nint y;\n```\n", [source]));
        Assert.Single(Documents.SnippetComplaints("a.md", "text\n```csharp\nint x;\n```\n", [source]));
    }

    private static async Task<IEnumerable<string>> FilesAsync(string folder, string extension) =>
        (await RepositoryFiles.All).Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.Ordinal));

    [GeneratedRegex("""new\("(?<option>[a-z-]+)", "(?<variable>EVALTEST_[A-Z_]+)",""")]
    private static partial Regex Option();
}
