using EvalTest.Options;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

/// <summary>Evals of files with rows that cannot be read, from the attribute to the session file.</summary>
public sealed class FileEvalTests : IDisposable
{
    private const string Name = "file-eval-tests.csv";

    private static readonly string file = Path.Combine(AppContext.BaseDirectory, Name);

    private readonly EvalFolder folder = new();

    public void Dispose()
    {
        File.Delete(file);
        folder.Dispose();
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_an_error_and_so_is_one_that_does_not_bind_and_the_others_run()
    {
        await File.WriteAllTextAsync(file, "name,question,answer\np,2+2?,4\nq,3+3?\nr,1+1?,two\ns,1+1?,2\n", TestContext.Current.CancellationToken);

        var story = await folder.RunAsync(typeof(Classes.Sums));

        var records = folder.Records().OrderBy(r => r.Index).ToList();
        Assert.Equal([Outcome.Completed, Outcome.Error, Outcome.Error, Outcome.Completed], records.Select(r => r.Outcome));
        Assert.Equal(["p", "r", "s"], records.Where(r => r.Index != 1).Select(r => r.Key.SampleId));
        Assert.Matches("^bad-[0-9a-f]{16}$", records[1].Key.SampleId);
        Assert.StartsWith($"{file}:3: this row cannot be read: it has 2 fields, and the header has 3.", records[1].Error!.Message, StringComparison.Ordinal);
        Assert.Contains(story.Lines, l => l.Contains($"{file}:3: this row cannot be read: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("p,2+2?,4\nq,3+3?\n", ":3: this row cannot be read: it has 2 fields")]
    [InlineData("p,2+2?,4\nr,1+1?,two\n", "column \"answer\" is \"two\"")]
    public async Task Strict_runs_nothing_and_says_the_first_of_either_kind(string rows, string said)
    {
        await File.WriteAllTextAsync(file, "name,question,answer\n" + rows, TestContext.Current.CancellationToken);

        var story = await folder.RunAsync(typeof(Classes.Sums), new RunOptions { Strict = true });

        Assert.Empty(folder.Records());
        Assert.Contains("--eval-strict refuses the dataset. Nothing was run.", Assert.Single(story.Lines), StringComparison.Ordinal);
        Assert.Contains(said, story.Lines[0], StringComparison.Ordinal);
    }

    private static class Classes
    {
        public sealed class Sums
        {
            [EvalForEach, Csv(Name)]
            public bool Adds([SampleId] string name, string question, [Expected] int answer) => name.Length > 0 && question.Length > 0 && answer > 0;
        }
    }
}
