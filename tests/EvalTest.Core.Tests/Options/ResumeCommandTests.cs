using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public sealed class ResumeCommandTests
{
    private static readonly RunOptions few = new() { Directory = "/my results", Limit = 5 };

    [Theory]
    [InlineData(true, null, "--experiment a/b -e EVALTEST_DIR=\"/my results\" --eval-limit 5")]
    [InlineData(true, "tests/My Evals", "--project \"tests/My Evals\" --experiment a/b -e EVALTEST_DIR=\"/my results\" --eval-limit 5")]
    // dotnet test --experiment is an error under VSTest, so it must not be what the user is told to type.
    [InlineData(false, null, "-p:Experiment=a/b -e EVALTEST_DIR=\"/my results\" -e EVALTEST_LIMIT=5")]
    [InlineData(false, "tests/My Evals", "\"tests/My Evals\" -p:Experiment=a/b -e EVALTEST_DIR=\"/my results\" -e EVALTEST_LIMIT=5")]
    public void The_words_are_those_that_the_platform_understands(bool knowsOptions, string? project, string expected)
    {
        Assert.Equal(expected, ResumeCommand.Arguments("a/b", few, knowsOptions, project));
    }

    [Theory]
    [InlineData(true, "--experiment a --eval-repeat 3 --eval-shard 2/4 --eval-seed 7")]
    [InlineData(false, "-p:Experiment=a -e EVALTEST_REPEAT=3 -e EVALTEST_SHARD=2/4 -e EVALTEST_SEED=7")]
    public void What_says_which_trials_there_are_is_told(bool knowsOptions, string expected)
    {
        var options = new RunOptions { Repeat = 3, Shard = new Shard(2, 4), Seed = 7 };

        Assert.Equal(expected, ResumeCommand.Arguments("a", options, knowsOptions, project: null));
    }

    [Theory]
    [InlineData(true, "--experiment a --eval-on-change rerun")]
    [InlineData(false, "-p:Experiment=a -e EVALTEST_ON_CHANGE=rerun")]
    public void What_becomes_of_changes_is_told_again(bool knowsOptions, string expected)
    {
        Assert.Equal(expected, ResumeCommand.Arguments("a", new RunOptions { OnChange = OnChange.Rerun }, knowsOptions, project: null));
    }

    [Fact]
    public void What_was_not_given_is_not_told()
    {
        Assert.Equal("--experiment a", ResumeCommand.Arguments("a", new RunOptions(), knowsOptions: true, project: null));
    }
}
