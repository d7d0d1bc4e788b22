using EvalTest.Options;

namespace EvalTest.Core.Tests.Options;

public class OptionReaderTests
{
    private static readonly OptionSources nothing = new() { CurrentDirectory = "/home" };
    private static readonly OptionFile file = new("/repo/evaltest.json", """{ "limit": 1, "dir": "out" }""");

    [Fact]
    public void Nothing_given_means_the_defaults()
    {
        var reading = OptionReader.Read(nothing);

        Assert.Empty(reading.Errors);
        Assert.Equal(new RunOptions(), reading.Options);
    }

    [Fact]
    public void The_environment_is_stronger_than_the_file_and_the_command_line_than_both()
    {
        var inFile = nothing with { File = file };
        var inEnvironment = inFile with { Environment = new Dictionary<string, string> { ["EVALTEST_LIMIT"] = "2" } };
        var typed = inEnvironment with { CommandLine = CommandLine("eval-limit", "3") };

        var limits = new[] { inFile, inEnvironment, typed }.Select(s => OptionReader.Read(s).Options.Limit);

        Assert.Equal([1, 2, 3], limits);
    }

    [Fact]
    public void A_relative_folder_in_the_file_is_relative_to_the_file() =>
        Assert.Equal(Path.GetFullPath("/repo/out"), OptionReader.Read(nothing with { File = file }).Options.Directory);

    [Fact]
    public void A_time_out_in_the_file_leaves_room_for_an_attribute()
    {
        var sources = nothing with { File = new OptionFile("/repo/evaltest.json", """{ "timeout": "30s" }""") };

        var options = OptionReader.Read(sources).Options;

        Assert.Equal(new RunOptions { DefaultTimeout = TimeSpan.FromSeconds(30) }, options);
    }

    [Fact]
    public void A_wrong_value_is_refused_even_where_a_stronger_one_hides_it()
    {
        var sources = nothing with { Environment = new Dictionary<string, string> { ["EVALTEST_LIMIT"] = "many" }, CommandLine = CommandLine("eval-limit", "3") };

        Assert.Equal(["EVALTEST_LIMIT \"many\" is refused: give a whole number, 1 or more."], OptionReader.Read(sources).Errors);
    }

    [Fact]
    public void An_empty_variable_counts_as_not_set() =>
        Assert.Empty(OptionReader.Read(nothing with { Environment = new Dictionary<string, string> { ["EVALTEST_LIMIT"] = "" } }).Errors);

    [Fact]
    public void The_same_value_twice_is_one()
    {
        var reading = OptionReader.Read(nothing with { CommandLine = CommandLine("experiment", "a", "a") });

        Assert.Empty(reading.Errors);
        Assert.Equal("a", reading.Options.Experiment);
    }

    [Fact]
    public void Two_different_values_on_the_command_line_are_refused_with_both() =>
        Assert.Equal(
            ["--experiment was given different values (\"a\", \"b\"): give one."],
            OptionReader.Read(nothing with { CommandLine = CommandLine("experiment", "a", "b") }).Errors);

    [Fact]
    public void An_option_without_its_value_is_refused() =>
        Assert.Equal(
            ["--eval-limit was given without a value: give a whole number, 1 or more."],
            OptionReader.Read(nothing with { CommandLine = CommandLine("eval-limit") }).Errors);

    [Fact]
    public void A_flag_needs_no_value() => Assert.True(OptionReader.Read(nothing with { CommandLine = CommandLine("eval-plan") }).Options.Plan);

    [Fact]
    public void A_flag_can_be_switched_off_again()
    {
        var sources = nothing with { Environment = new Dictionary<string, string> { ["EVALTEST_PLAN"] = "1" }, CommandLine = CommandLine("eval-plan", "false") };

        Assert.False(OptionReader.Read(sources).Options.Plan);
    }

    private static Dictionary<string, IReadOnlyList<string>> CommandLine(string name, params string[] values) => new() { [name] = values };
}
