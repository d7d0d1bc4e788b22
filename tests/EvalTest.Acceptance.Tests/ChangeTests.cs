using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>A user edits, moves and builds a project between the runs of one experiment.</summary>
public sealed class ChangeTests(Installed installed) : IDisposable
{
    private const string Evals = """
        namespace Edited;

        public record Question(string Id, string Text, [Expected] int Answer);

        [EvalDependsOn("prompts/*.txt")]
        public class Evals
        {
            public static IEnumerable<Question> Questions() => [new("a", "one", 3), new("b", "two", 3), new("c", "three", 5)];

            [EvalForEach(nameof(Questions))]
            public bool Answers(Question question) => Model.Ask(question.Text) == question.Answer;
        }

        public static class Model
        {
            public static int Ask(string text) => text.Length + 0;
        }
        """;

    private const string Unrelated = """
        namespace Edited;

        public static class Another
        {
            public static Func<int, int> Adds(int x) => y => x + y;
        }
        """;

    private readonly Lab lab = new(installed);
    private readonly UserFolder here = new(installed.Packages);
    private readonly UserFolder there = new(installed.Packages);

    public void Dispose()
    {
        there.Dispose();
        here.Dispose();
        lab.Dispose();
    }

    [Fact]
    public async Task An_edited_helper_is_a_change_and_another_place_with_an_unrelated_class_is_none()
    {
        var first = await BuildAsync(here);
        (await RunAsync(first)).Succeeded();

        var moved = await BuildAsync(there, ("Another.cs", Unrelated));
        var afterMove = (await RunAsync(moved)).Succeeded();
        File.WriteAllText(there["Edited", "Evals.cs"], Evals.Replace("+ 0", "+ 1 - 1 * text.Count(c => c > 0) / text.Length", StringComparison.Ordinal));
        await BuildAsync(there);
        var afterEdit = (await RunAsync(moved)).Succeeded();
        var refused = (await RunAsync(moved, "--eval-on-change fail")).Failed();
        var again = (await RunAsync(moved, "--eval-on-change rerun")).Succeeded();
        var last = (await RunAsync(moved, "--eval-on-change fail")).Succeeded();
        File.WriteAllText(there["Edited", "prompts", "system.txt"], "Be brief.");
        var afterPrompt = (await RunAsync(moved)).Succeeded();

        Assert.All([afterMove, last], run => Assert.DoesNotContain(" chang", run.All, StringComparison.Ordinal));
        Assert.Contains("code changed  3 reused, recorded with other code of the eval or of what it calls; --eval-on-change rerun runs them again", afterEdit.All, StringComparison.Ordinal);
        Assert.Contains("of 3 results that would be reused, 3 with other code of the eval or of what it calls were recorded. Nothing was run.", refused.All, StringComparison.Ordinal);
        Assert.Contains("code changed  3 recorded with other code of the eval or of what it calls; they ran again", again.All, StringComparison.Ordinal);
        Assert.Contains("files changed  3 reused, recorded with other contents of prompts/system.txt;", afterPrompt.All, StringComparison.Ordinal);
    }

    private static async Task<string> BuildAsync(UserFolder folder, params (string Name, string Text)[] more)
    {
        var project = Path.Combine(folder.Path, "Edited");
        string[] again = Directory.Exists(project) ? ["--no-restore"] : [];
        if (again is [])
        {
            File.WriteAllText(folder["Edited", "prompts", "system.txt"], "Be kind.");
            folder.AddProject("Edited", more.Append(("Evals.cs", Evals)).ToDictionary());
        }

        (await folder.DotnetAsync(["build", project, "-c", "Release", "-v", "q", .. again])).Succeeded();
        return Path.Combine(project, "bin", "Release", "net10.0", OperatingSystem.IsWindows() ? "Edited.exe" : "Edited");
    }

    private Task<ProcessResult> RunAsync(string program, string options = "") =>
        ChildProcess.RunAsync(new(program, ["--output", "Detailed", "--no-progress", "--experiment", "x", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]) { Environment = lab.Environment() }, Lab.Patience);
}
