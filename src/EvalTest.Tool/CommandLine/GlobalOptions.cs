using System.CommandLine;
using System.CommandLine.Completions;
using EvalTest.Options;
using EvalTest.Secrets;
using EvalTest.Storage;
using EvalTest.Stores;

namespace EvalTest.Tool.CommandLine;

/// <summary>The options that every command has, and what follows from them.</summary>
internal sealed class GlobalOptions(ToolConsole console)
{
    private readonly Option<string?> directory = new("--eval-dir", "--dir") { Description = "The folder that holds the experiments. Default: EVALTEST_DIR, evaltest.json, else .evaltest beside the nearest solution or .git.", HelpName = "PATH", Recursive = true };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON document on standard output, and nothing else.", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Where something fails: also the stack trace.", Recursive = true };

    public ToolConsole Console => console;

    /// <summary>An experiment's name, which shells complete.</summary>
    public Argument<string> NameArgument()
    {
        var name = new Argument<string>("NAME") { Description = "The experiment." };
        // Help asks too, for every command, and has no use for a list of thousands.
        name.CompletionSources.Add(context => context is TextCompletionContext ? Names(context.ParseResult) : []);
        return name;
    }

    public void AddTo(RootCommand root)
    {
        root.Options.Add(directory);
        root.Options.Add(Json);
        root.Options.Add(Verbose);
    }

    public IDisk Disk => console.Disk;

    /// <summary>The folder that holds the experiments; it need not exist.</summary>
    /// <exception cref="EvalTestException">A value in <c>evaltest.json</c> is wrong.</exception>
    public string Root(ParseResult parsed)
    {
        KnownSecrets.AddEnvironment();
        var here = console.CurrentDirectory;
        return ExperimentRoot.Locate(parsed.GetValue(directory) ?? Configured(here), here, here);
    }

    public FileExperimentStore Store(ParseResult parsed) => new(Disk, Root(parsed));

    /// <summary>Reads an experiment.</summary>
    /// <exception cref="ToolException">There is none of that name.</exception>
    public RecordedExperiment Experiment(ParseResult parsed, string name)
    {
        var store = Store(parsed);
        return store.Read(name) ?? throw ToolException.NoExperiment(name, store.Place, store.Names());
    }

    // While somebody types there is nowhere to say what is wrong; the command itself says it.
    private IReadOnlyList<string> Names(ParseResult parsed)
    {
        try
        {
            return Store(parsed).Names();
        }
        catch (EvalTestException)
        {
            return [];
        }
    }

    private string? Configured(string here)
    {
        var variables = console.Environment.Where(v => v.Key == "EVALTEST_DIR").ToDictionary();
        var reading = OptionReader.Read(new OptionSources { Environment = variables, File = OptionFile.Find(here), CurrentDirectory = here, CommandLine = new Dictionary<string, IReadOnlyList<string>>() });
        return reading.Errors.Count == 0 ? reading.Options.Directory : throw new EvalTestException(string.Join(System.Environment.NewLine, reading.Errors));
    }
}
