using EvalTest.TestKit;

namespace EvalTest.Acceptance.Tests;

/// <summary>dotnet watch test: what a user edits is what runs next.</summary>
public sealed class WatchTests(Installed installed)
{
    private const string Evals = """
        namespace Watched;

        public class Evals
        {
            public static IEnumerable<string> Rows() => ["a", "b", "c"];

            [EvalForEach(nameof(Rows))]
            public bool Answers(string row, EvalContext eval)
            {
                eval.Record("answer", Model.Ask(row));
                return true;
            }
        }

        public static class Model
        {
            public static string Ask(string text) => text + " one";
        }
        """;

    [Theory]
    [InlineData("--experiment x --eval-on-change rerun", "x")]
    [InlineData("", "auto")]
    public async Task An_edit_of_the_code_under_test_is_what_runs_next(string options, string experiment)
    {
        Assert.SkipUnless(Installed.Nightly, "builds and watches a project, which takes half a minute: EVALTEST_NIGHTLY=1");
        using var lab = new Lab(installed);
        using var folder = new UserFolder(installed.Packages);
        var project = await folder.AddProject("Watched", new Dictionary<string, string> { ["Evals.cs"] = Evals }).BuildAsync();

        string[] arguments = ["watch", "--non-interactive", "test", "--project", project.ProjectFile, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        await using var watch = ChildProcess.Start(new("dotnet", arguments) { WorkingFolder = folder.Path, Environment = lab.Environment() });
        await WaitsAsync(watch, times: 1);
        var first = Answers(lab, experiment);
        File.WriteAllText(folder["Watched", "Evals.cs"], Evals.Replace(" one", " two", StringComparison.Ordinal));
        await WaitsAsync(watch, times: 2);
        // Ctrl+C at a terminal reaches the watcher behind the command line as well.
        foreach (var id in watch.Family("dotnet-watch.dll"))
            ChildProcess.Send(id, Signal.Interrupt);
        await watch.WaitAsync(Lab.Patience);

        Assert.Equal(["a one", "b one", "c one"], first);
        Assert.Equal(["a one", "a two", "b one", "b two", "c one", "c two"], Answers(lab, experiment));
    }

    private static Task WaitsAsync(ChildProcess watch, int times) =>
        watch.UntilAsync(() => watch.Output.Split("Waiting for a file to change").Length + watch.Error.Split("Waiting for a file to change").Length - 2 == times, $"dotnet watch had run {times} times", Lab.Patience);

    // Runs without a name have each a folder of their own.
    private static string[] Answers(Lab lab, string experiment) =>
        Directory.EnumerateFiles(Path.Combine(lab.Experiments, experiment), "*.jsonl", SearchOption.AllDirectories).SelectMany(f => SessionFile.Read(f)!.Samples)
            .Select(s => s.Json.GetProperty("values").GetProperty("answer").GetString()!).Order(StringComparer.Ordinal).ToArray();
}
