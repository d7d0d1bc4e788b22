using EvalTest.Core.Tests.Stores;
using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public class OptionFileTests
{
    private const string Keys = "experiment, dir, limit, sample, rerun, on-change, concurrency, retries, rate, max-errors, stop-on-fail, strict, deadline, gate, baseline, max-regression, rescore, report, durability, drain, timeout, repeat, shard, seed, plan";

    [Fact]
    public void Strings_numbers_flags_comments_and_trailing_commas_are_read()
    {
        var reading = Read(
            """
            // What the team agreed on.
            {
              "experiment": "nightly",
              "concurrency": 32,
              "plan": true, /* for now */
            }
            """);

        Assert.Empty(reading.Errors);
        Assert.Equal(new RunOptions { Experiment = "nightly", Concurrency = 32, Plan = true }, reading.Options);
    }

    [Fact]
    public void Every_error_of_the_file_is_told() => Assert.Equal(
        [
            $"/repo/evaltest.json: \"eval-limit\" is not an option; the keys are {Keys}.",
            "/repo/evaltest.json: \"concurrency\": true is refused: give a whole number from 1 to 100000, or auto.",
            "/repo/evaltest.json: \"report\": [1] is refused: give failures, all or summary.",
            "/repo/evaltest.json: \"limit\": \"1.5\" is refused: give a whole number, 1 or more.",
        ],
        Read("""{ "eval-limit": 3, "limit": 1.5, "concurrency": true, "report": [1] }""").Errors);

    [Fact]
    public void A_file_without_an_object_is_refused() => Assert.Equal(
        [$"/repo/evaltest.json holds no JSON object: write {{ \"concurrency\": 32 }}, with any of the keys {Keys}."],
        Read("[]").Errors);

    [Theory]
    [InlineData("")]
    [InlineData("{ \"limit\": }")]
    [InlineData("{ \"limit\": 1, \"limit\": 2 }")]
    public void A_file_that_is_not_proper_JSON_is_refused_by_name(string text) =>
        Assert.StartsWith("/repo/evaltest.json is not the JSON it should be: ", Assert.Single(Read(text).Errors), StringComparison.Ordinal);

    [Fact]
    public void The_nearest_file_upwards_is_found()
    {
        using var scratch = new ScratchFolder();
        scratch.Write("evaltest.json", "far");
        var near = scratch.Write("a/evaltest.json", "near");
        var start = scratch.Folder("a/b/c");

        Assert.Equal(new OptionFile(near, "near"), OptionFile.Find(start));
    }

    private static OptionReading Read(string text) =>
        OptionReader.Read(new OptionSources { CurrentDirectory = "/home", File = new OptionFile("/repo/evaltest.json", text) });
}
