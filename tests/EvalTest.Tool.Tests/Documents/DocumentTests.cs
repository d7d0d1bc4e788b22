using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EvalTest.Model;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Documents;

/// <summary>What is said of the tool is what it does.</summary>
public sealed partial class DocumentTests : IDisposable
{
    private const string Root = ".evaltest";

    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("src", "EvalTest.Tool", "README.md")]
    [InlineData("docs", "tool.md")]
    public async Task Every_command_can_be_given_as_it_stands_there(params string[] path)
    {
        await PrepareAsync();
        var commands = CommandOf().Matches(Text(path)).ToList();

        foreach (var command in commands)
        {
            var answered = await lab.ToolAsync([.. Words(command.Groups["command"].Value), "--eval-dir", Root]);
            var expected = command.Groups["code"] is { Success: true } code ? int.Parse(code.Value, CultureInfo.InvariantCulture) : 0;
            if ((int)answered.Code != expected)
                Assert.Fail($"{command.Value}: {answered}");
        }

        Assert.InRange(commands.Count, 10, 100);
    }

    [Fact]
    public void Every_command_and_every_option_is_described()
    {
        var text = Text("docs", "tool.md");
        var root = ToolProgram.Root(new GlobalOptions(Nobody()));

        Assert.All(root.Subcommands, c => Assert.True(Regex.IsMatch(text, $"(`|evaltest ){c.Name}\\b"), c.Name));
        Assert.All(root.Options.Where(o => o.Recursive && o is not System.CommandLine.Help.HelpOption), o => Assert.Contains($"`{o.Name}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_exit_codes_is_that_of_the_tool() =>
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(c => $"{(int)c} {c}"),
            ExitCodeOf().Matches(Text("docs", "tool.md")).Select(m => $"{m.Groups["code"].Value} {m.Groups["name"].Value}"));

    [Fact]
    public void Every_schema_in_the_sources_is_described_and_no_other()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "EvalTest.Tool"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var used = sources.SelectMany(f => SchemaOf().Matches(File.ReadAllText(f)).Select(m => m.Groups["schema"].Value));

        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), Sections().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show long_eval --errors --failed")]
    [InlineData("gate main --gate accuracy>=0.1")]
    [InlineData("compare main long_eval")]
    [InlineData("verify main")]
    [InlineData("retract long_eval --errors")]
    [InlineData("note main p4 remark")]
    [InlineData("rename main x")]
    [InlineData("copy main x")]
    [InlineData("merge main long_eval --into x")]
    [InlineData("delete main --yes")]
    [InlineData("undelete gone")]
    [InlineData("undelete")]
    [InlineData("prune --yes")]
    [InlineData("doctor")]
    [InlineData("init x")]
    [InlineData("report main --html x.html")]
    public async Task Every_field_of_a_document_is_described(string command)
    {
        await PrepareAsync();
        await lab.RunAsync("gone", 1, _ => true, Inside);
        await lab.ToolAsync("delete", "gone", "--yes", "--eval-dir", Root);

        var answered = await lab.ToolAsync([.. command.Split(' '), "--json", "--eval-dir", Root]);

        using var json = JsonDocument.Parse(answered.Out);
        var schema = json.RootElement.GetProperty("schema").GetString()!;
        // The sections refer to each other; the fields of a sample's line stand in FORMAT.md.
        var described = Text("docs", "tool.md")[Text("docs", "tool.md").IndexOf("## JSON documents", StringComparison.Ordinal)..];
        Assert.Contains(schema, Sections().Keys);
        Assert.All(NamesIn(json.RootElement).Distinct(), name => Assert.Contains($"`{name}`", described, StringComparison.Ordinal));
    }

    private Options.RunOptions Inside(Options.RunOptions options) => options with { Directory = lab[Root] };

    private static IEnumerable<string> NamesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => (p.Name == "samples" && p.Value.ValueKind == JsonValueKind.Array) || (p.Name == "sample" && p.Value.ValueKind == JsonValueKind.Object) ? [p.Name] : NamesIn(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    private static Dictionary<string, string> Sections() =>
        SectionOf().Matches(Text("docs", "tool.md")).ToDictionary(m => m.Groups["schema"].Value, m => m.Groups["text"].Value);

    private static string Text(params string[] path) => File.ReadAllText(Path.Combine([Repository.Root, .. path])).ReplaceLineEndings("\n");

    private static string[] Words(string command) => [.. WordOf().Matches(command).Select(m => m.Value.Trim('"'))];

    private static ToolConsole Nobody() => new() { Out = TextWriter.Null, Bytes = Stream.Null, Error = TextWriter.Null, In = TextReader.Null, CurrentDirectory = Repository.Root };

    // What the examples are about: long_eval is worse than main, and has errors; two parts lie in folders elsewhere.
    private async Task PrepareAsync()
    {
        await lab.RunAsync("main", 300, c => new EvalResult(new Score("accuracy", c.Index < 280 ? 1 : 0, c.Index < 280)), Inside, new Gate("accuracy", 0.8, null, 0.05));
        await lab.RunAsync("long_eval", 300, c => c.Index == 3 ? throw new InvalidOperationException("no") : new EvalResult(new Score("accuracy", c.Index < 200 ? 1 : 0, c.Index < 200)), Inside, new Gate("accuracy", 0.8, null, 0.05));
        foreach (var part in (int[])[1, 2])
            await lab.RunAsync($"shard-{part}", 300, _ => new EvalResult(new Score("accuracy", 1, true)), o => o with { Directory = lab["artifacts"], Shard = new Shard(part, 2) });
    }

    [GeneratedRegex("^evaltest (?<command>.*?)( +# exit code (?<code>\\d+))?$", RegexOptions.Multiline)]
    private static partial Regex CommandOf();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex WordOf();

    [GeneratedRegex(@"^\| (?<code>\d+) \| `(?<name>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodeOf();

    [GeneratedRegex("\"(?<schema>evaltest-[a-z-]+/\\d+)\"")]
    private static partial Regex SchemaOf();

    [GeneratedRegex(@"^### `(?<schema>evaltest-[a-z-]+/\d+)`\n(?<text>(?!###)(.*\n)*?)(?=###|\z)", RegexOptions.Multiline)]
    private static partial Regex SectionOf();
}
