using System.Reflection;
using EvalTest.Options;
using Microsoft.Testing.Platform.CommandLine;
using Microsoft.Testing.Platform.Extensions;
using Microsoft.Testing.Platform.Extensions.CommandLine;

namespace EvalTest.Mtp.CommandLine;

/// <summary>
/// EvalTest's options as the test platform knows them. It uses the part of the platform's interface that is the same in its versions 1 and 2,
/// and nothing more: one binary must run on both.
/// </summary>
/// <param name="commandLine">As the process got it.</param>
/// <param name="lastWords">Says a refusal where it is not lost.</param>
internal sealed class EvalOptionsProvider(IReadOnlyList<string> commandLine, Action<string> lastWords) : ICommandLineOptionsProvider
{
    public string Uid => "EvalTest";

    public string Version { get; } =
        typeof(EvalOptionsProvider).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public string DisplayName => "EvalTest";

    public string Description => "Runs evals durably and resumes them.";

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    /// <summary>
    /// Any number of arguments: a value may come twice, from <c>-p:Experiment</c> and the command line, and whether they agree
    /// is decided where they are read. The platform's own refusal of a missing one would not say what is allowed.
    /// </summary>
    public IReadOnlyCollection<CommandLineOption> GetCommandLineOptions() =>
        [.. OptionCatalog.All.Select(o => new CommandLineOption(o.Name, Help(o), ArgumentArity.ZeroOrMore, isHidden: false))];

    /// <summary>Says nothing yet: the next step refuses every wrong value at once, whatever its source.</summary>
    public Task<ValidationResult> ValidateOptionArgumentsAsync(CommandLineOption commandOption, string[] arguments) => ValidationResult.ValidTask;

    /// <summary>Hands the command line to the adapter, and checks every source before anything runs.</summary>
    public Task<ValidationResult> ValidateCommandLineOptionsAsync(ICommandLineOptions commandLineOptions)
    {
        CommandLineValues.Current = new CommandLineValues(Given(commandLineOptions), Environment.CurrentDirectory);
        try
        {
            if (RunOptionsSource.Current().Experiment is null && commandLineOptions.IsOptionSet(RetriedRun.Option))
                RetriedRun.Name();
            return ValidationResult.ValidTask;
        }
        catch (EvalTestException e)
        {
            lastWords(e.Message);
            return ValidationResult.InvalidTask(e.Message);
        }
    }

    private static string Help(OptionDefinition option) => $"{(option.IsFlag ? "" : option.Takes + ": ")}{option.Description} ({option.Variable})";

    private Dictionary<string, IReadOnlyList<string>> Given(ICommandLineOptions options)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var option in OptionCatalog.All.Where(o => options.IsOptionSet(o.Name)))
            given.Add(option.Name, options.TryGetOptionArgumentList(option.Name, out var arguments) && arguments.Length > 0 ? arguments : JoinedValues.Of(commandLine, option.Name));
        return given;
    }
}
