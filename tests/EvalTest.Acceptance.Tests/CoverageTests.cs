using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>A coverage tool and a hang detector beside evals, as far as they restore: those of VSTest.</summary>
public sealed class CoverageTests(Installed installed)
{
    private const string Evals = """
        namespace Covered;

        public class Evals
        {
            public static IEnumerable<string> Rows() => ["a", "b", "c"];

            [EvalForEach(nameof(Rows))]
            public bool Answers(string row) => Model.Ask(row).Length > 1;
        }

        public static class Model
        {
            public static string Ask(string text) => text.Length > 5 ? text : text + " one";
        }
        """;

    [Fact]
    public async Task Coverage_changes_no_result_and_instrumented_code_is_never_called_changed()
    {
        Assert.SkipUnless(Installed.Nightly, "builds a project of its own twice, which takes half a minute: EVALTEST_NIGHTLY=1");
        using var lab = new Lab(installed);
        using var folder = new UserFolder(installed.Packages, microsoftTestingPlatform: false);
        var packages = string.Concat(new[] { ("xunit.runner.visualstudio", PackedPackages.VersionOf("xunit.runner.visualstudio")), ("Microsoft.NET.Test.Sdk", PackedPackages.VersionOf("Microsoft.NET.Test.Sdk")), ("coverlet.collector", PackedPackages.VersionIn("CoverletVersion")) }
            .Select(p => $"<PackageReference Include=\"{p.Item1}\" Version=\"{p.Item2}\" />"));
        var project = await folder.AddProject("Covered", new Dictionary<string, string> { ["Evals.cs"] = Evals }, packages).BuildAsync();
        Task<ProcessResult> TestAsync(params string[] more) =>
            folder.DotnetAsync(["test", project.ProjectFile, "-c", "Release", "--no-build", "-p:Experiment=x", "--logger", "console;verbosity=detailed", .. more], lab.Environment(("EVALTEST_ON_CHANGE", "fail")));
        string[] coverage =
        [
            "--collect", "XPlat Code Coverage", "--results-directory", lab.Logs, "--blame-hang", "--blame-hang-timeout", "60s",
            "--", "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.IncludeTestAssembly=true",
        ];

        (await TestAsync()).Succeeded();
        var same = (await TestAsync(coverage)).Succeeded();
        // Another build, so that only the code itself could say whether it is the same; and that is instrumented.
        File.WriteAllText(folder["Covered", "More.cs"], "namespace Covered; public static class More { public static int Adds(int x) => x + 1; }");
        await project.BuildAsync();
        var other = (await TestAsync(coverage)).Succeeded();

        Assert.Contains("completed   3 of 3 (3 before, 0 now)", same.All, StringComparison.Ordinal);
        Assert.Contains("change unknown  3 reused: recorded by another build, which cannot be compared", other.All, StringComparison.Ordinal);
        Assert.Equal(2, Directory.EnumerateFiles(lab.Logs, "coverage.cobertura.xml", SearchOption.AllDirectories).Count(f => File.ReadAllText(f).Contains("Covered.Model", StringComparison.Ordinal)));
    }
}
