using EvalTest.Model;
using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public class OptionCatalogTests
{
    private static readonly RunOptions none = new();

    /// <summary>Every option: a value it takes, what that makes of the options, and a value it refuses.</summary>
    private static readonly Dictionary<string, (string Right, RunOptions Options, string Wrong)> examples = new()
    {
        ["experiment"] = ("long_eval", none with { Experiment = "long_eval" }, "a b"),
        ["eval-dir"] = ("results", none with { Directory = Path.GetFullPath("/home/results") }, " "),
        ["eval-limit"] = ("100", none with { Limit = 100 }, "0"),
        ["eval-sample"] = ("math-*", none with { SampleGlob = "math-*" }, "[a"),
        ["eval-rerun"] = ("failed", none with { Rerun = Rerun.Failed }, "some"),
        ["eval-on-change"] = ("rerun", none with { OnChange = OnChange.Rerun }, "ask"),
        ["eval-concurrency"] = ("64", none with { Concurrency = 64 }, "all"),
        ["eval-retries"] = ("0", none with { Retries = 0 }, "10"),
        ["eval-rate"] = ("600/min", none with { Rates = RateLimits.None with { All = new RateLimit(600, TimeSpan.FromMinutes(1)) } }, "600"),
        ["eval-max-errors"] = ("5%", none with { MaxErrors = new ErrorLimit(null, 5) }, "101%"),
        ["eval-stop-on-fail"] = ("true", none with { StopOnFail = true }, "yes"),
        ["eval-strict"] = ("true", none with { Strict = true }, "yes"),
        ["eval-gate"] = ("accuracy>=0.8,p95(latency)<=2", none with { GateText = "accuracy>=0.8,p95(latency)<=2" }, "accuracy>0.8"),
        ["eval-baseline"] = ("main", none with { Baseline = "main" }, "../main"),
        ["eval-max-regression"] = ("2%", none with { MaxRegression = 0.02 }, "-1"),
        ["eval-rescore"] = ("main", none with { Rescore = "main" }, "../main"),
        ["eval-deadline"] = ("2h", none with { Deadline = TimeSpan.FromHours(2) }, "0s"),
        ["eval-report"] = ("summary", none with { Report = ReportMode.Summary }, "html"),
        ["eval-durability"] = ("os", none with { Durability = Durability.Os }, "never"),
        ["eval-drain"] = ("0s", none with { Drain = TimeSpan.Zero }, "5"),
        ["eval-timeout"] = ("00:00:30", none with { Timeout = TimeSpan.FromSeconds(30) }, "0s"),
        ["eval-repeat"] = ("3", none with { Repeat = 3 }, "0"),
        ["eval-shard"] = ("2/4", none with { Shard = new Shard(2, 4) }, "5/4"),
        ["eval-seed"] = ("7", none with { Seed = 7 }, "-1"),
        ["eval-plan"] = ("1", none with { Plan = true }, "yes"),
    };

    public static TheoryData<string> Names => [.. OptionCatalog.All.Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_option_is_read_alike_from_the_command_line_and_the_environment(string name)
    {
        var option = OptionCatalog.All.Single(o => o.Name == name);
        var (right, expected, _) = examples[name];

        var typed = OptionReader.Read(new OptionSources { CurrentDirectory = "/home", CommandLine = Typed(name, right) });
        var set = OptionReader.Read(new OptionSources { CurrentDirectory = "/home", Environment = Set(option.Variable, right) });

        Assert.Empty(typed.Errors.Concat(set.Errors));
        Assert.Equal(expected, typed.Options);
        Assert.Equal(expected, set.Options);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_value_is_refused_with_the_option_as_written_the_value_and_what_is_allowed(string name)
    {
        var option = OptionCatalog.All.Single(o => o.Name == name);
        var wrong = examples[name].Wrong;

        var reading = OptionReader.Read(new OptionSources
        {
            CurrentDirectory = "/home",
            CommandLine = Typed(name, wrong),
            Environment = Set(option.Variable, wrong),
            File = new OptionFile("/home/evaltest.json", $$"""{ "{{option.Key}}": "{{wrong}}" }"""),
        });

        Assert.Equal(
            [
                $"/home/evaltest.json: \"{option.Key}\": \"{wrong}\" is refused: give {option.Allowed}.",
                $"{option.Variable} \"{wrong}\" is refused: give {option.Allowed}.",
                $"--{name} \"{wrong}\" is refused: give {option.Allowed}.",
            ],
            reading.Errors);
    }

    [Fact]
    public void No_two_options_share_a_name_a_variable_or_a_key()
    {
        var names = OptionCatalog.All.SelectMany(o => new[] { o.Switch, o.Variable, o.Key });

        Assert.Equal(names.Distinct().Count(), 3 * OptionCatalog.All.Count);
    }

    private static Dictionary<string, IReadOnlyList<string>> Typed(string name, string text) => new() { [name] = [text] };

    private static Dictionary<string, string> Set(string variable, string text) => new() { [variable] = text };
}
