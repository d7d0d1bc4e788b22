using System.Diagnostics.CodeAnalysis;
using EvalTest.Mtp.CommandLine;
using EvalTest.Options;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;

namespace EvalTest.Mtp.Tests.CommandLine;

public sealed class EvalOptionsProviderTests : IDisposable
{
    private readonly List<string> lastWords = [];
    private readonly EvalOptionsProvider provider;

    public EvalOptionsProviderTests() => provider = new EvalOptionsProvider(["--experiment", "a", "--eval-dir=out", "--eval-limit:5"], lastWords.Add);

    public void Dispose()
    {
        CommandLineValues.Current = null;
        Environment.SetEnvironmentVariable("EVALTEST_LIMIT", null);
        Environment.SetEnvironmentVariable("EVALTEST_EXPERIMENT", null);
    }

    [Fact]
    public void Every_option_of_the_catalog_is_offered_with_its_placeholder_and_variable()
    {
        var offered = provider.GetCommandLineOptions();

        Assert.Equal(OptionCatalog.All.Select(o => o.Name), offered.Select(o => o.Name));
        Assert.Equal(
            "N: Only the first N samples of each dataset, those completed earlier counted in. (EVALTEST_LIMIT)",
            offered.Single(o => o.Name == "eval-limit").Description);
    }

    [Fact]
    public async Task What_was_typed_reaches_the_adapter_with_the_folder_it_was_typed_in()
    {
        var result = await Validate(new() { ["experiment"] = ["a"], ["eval-dir"] = ["out"], ["eval-plan"] = [], ["timeout"] = ["1h"] });

        Assert.True(result.IsValid);
        Assert.Equal(
            new RunOptions { Experiment = "a", Directory = Path.GetFullPath("out"), Plan = true },
            RunOptionsSource.Current());
        Assert.Equal(Environment.CurrentDirectory, CommandLineValues.Current?.CurrentDirectory);
    }

    [Fact]
    public async Task A_value_that_the_platform_lost_because_it_is_joined_to_its_option_is_read_from_the_command_line()
    {
        var result = await Validate(new() { ["experiment"] = ["a"], ["eval-dir"] = [], ["eval-limit"] = [] });

        Assert.True(result.IsValid);
        Assert.Equal(new RunOptions { Experiment = "a", Directory = Path.GetFullPath("out"), Limit = 5 }, RunOptionsSource.Current());
    }

    [Fact]
    public async Task Wrong_values_of_every_source_are_refused_together_and_said_again_at_the_end()
    {
        Environment.SetEnvironmentVariable("EVALTEST_LIMIT", "many");

        var result = await Validate(new() { ["eval-drain"] = ["5"], ["experiment"] = ["a", "b"] });

        var expected = string.Join(
            Environment.NewLine,
            "--experiment was given different values (\"a\", \"b\"): give one.",
            "EVALTEST_LIMIT \"many\" is refused: give a whole number, 1 or more.",
            "--eval-drain \"5\" is refused: give a number with a unit (500ms, 30s, 5m, 1.5h) or hours:minutes:seconds (00:00:30), from 0s to 1000h.");
        Assert.False(result.IsValid);
        Assert.Equal(expected, result.ErrorMessage);
        Assert.Equal([expected], lastWords);
    }

    [Fact]
    public async Task A_secret_is_no_name_of_an_experiment_and_is_not_said_again()
    {
        Environment.SetEnvironmentVariable("EVALTEST_MTP_TESTS_TOKEN", "tok-8rK2mYz5");

        var asName = await Validate(new() { ["experiment"] = ["a/tok-8rK2mYz5"] });
        var asLimit = await Validate(new() { ["eval-limit"] = ["tok-8rK2mYz5"] });

        Assert.Equal("The experiment \"a/***\" is refused: *** is the value of an environment variable that looks like a secret, and would be the name of a folder. Give another name.", asName.ErrorMessage);
        Assert.Equal("--eval-limit \"***\" is refused: give a whole number, 1 or more.", asLimit.ErrorMessage);
    }

    [Fact]
    public async Task Without_a_name_all_attempts_of_the_retry_extension_are_given_one_in_common()
    {
        await Validate(new() { ["retry-failed-tests"] = ["2"] });

        // The processes it starts inherit the environment.
        Assert.Matches("^auto/[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}$", Environment.GetEnvironmentVariable("EVALTEST_EXPERIMENT"));
    }

    [Theory]
    [InlineData("experiment", "retry-failed-tests")]
    [InlineData("eval-limit", "timeout")]
    public async Task A_run_that_has_a_name_or_is_not_retried_is_given_none(params string[] options)
    {
        await Validate(options.ToDictionary(o => o, _ => (string[])["1"]));

        Assert.Null(Environment.GetEnvironmentVariable("EVALTEST_EXPERIMENT"));
    }

    private Task<ValidationResult> Validate(Dictionary<string, string[]> typed) =>
        provider.ValidateCommandLineOptionsAsync(new Typed(typed));

    private sealed class Typed(Dictionary<string, string[]> options) : ICommandLineOptions
    {
        public bool IsOptionSet(string optionName) => options.ContainsKey(optionName);

        public bool TryGetOptionArgumentList(string optionName, [NotNullWhen(true)] out string[]? arguments) =>
            options.TryGetValue(optionName, out arguments);
    }
}
