using EvalTest.Model;
using EvalTest.Tool.CommandLine;
using EvalTest.Tool.Starting;

namespace EvalTest.Tool.Tests.Hostile;

/// <summary>Names and paths that lead elsewhere: refused or not found, and nothing is touched, neither outside nor inside.</summary>
public sealed class HostileNameTests : IDisposable
{
    private const string Root = "inner";

    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    public static TheoryData<string> Commands =>
    [
        "show NAME", "show NAME --watch", "show NAME --errors --json", "gate NAME", "gate good --baseline NAME", "verify NAME", "retract NAME --errors", "retract NAME --failed --dry-run",
        "retract good --after-session NAME", "rename NAME new", "rename good NAME", "copy NAME new", "copy good NAME", "merge NAME --into new", "merge good --into NAME", "merge good NAME --into new",
        "delete NAME --yes", "delete good NAME --yes", "undelete NAME", "undelete gone --id NAME",
        "export NAME --format csv", "export NAME --format md --output page.md", "report NAME --html page.html", "report good --html page.html --compare NAME", "compare NAME good", "compare good NAME",
        "note NAME p0 text", "score NAME p0 accuracy=1", "rescore NAME --into new", "rescore good --into NAME",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_hostile_name_is_refused_and_nothing_is_touched(string command)
    {
        await PlantAsync();
        var before = FolderPicture.Of(lab.Folder);

        foreach (var name in HostileNames.All.Where(n => !command.StartsWith("merge", StringComparison.Ordinal) || !IsFolder(n)))
        {
            var answered = await ToolAsync([.. command.Split(' ').Select(word => word == "NAME" ? name : word)]);

            if (answered.Code is not (ExitCode.Refused or ExitCode.NotFound or ExitCode.WrongCommandLine) || answered.Out.Length > 0 || answered.Error.Contains("root:", StringComparison.Ordinal))
                Assert.Fail($"{command} with \"{name}\": {answered}");
            Assert.DoesNotContain(answered.Error, c => char.IsControl(c) && c is not ('\n' or '\t'));
        }

        Assert.Equal(before, FolderPicture.Of(lab.Folder));
    }

    [Fact]
    public async Task The_refusal_says_the_rule()
    {
        await PlantAsync();

        Assert.All(HostileNames.All.Where(n => !n.StartsWith('-')), name => Assert.False(ExperimentName.IsValid(name), name));
        Assert.InRange(HostileNames.All.Count, 100, int.MaxValue);
        Assert.Equal(new(ExitCode.Refused, "", $"The experiment \"../outside\" is refused: give {ExperimentName.Rule}.\n"), await ToolAsync("show", "../outside"));
    }

    /// <summary>Where a part of the name, a session file or the trash is a link, whatever it leads to.</summary>
    [Theory]
    [InlineData("show link")]
    [InlineData("show link/x")]
    [InlineData("show team/link")]
    [InlineData("show loop/good")]
    [InlineData("gate link/x")]
    [InlineData("verify link/x")]
    [InlineData("retract link/x --failed")]
    [InlineData("rename link/x new")]
    [InlineData("rename link new")]
    [InlineData("rename good link/new")]
    [InlineData("rename good team/link/new")]
    [InlineData("copy link/x new")]
    [InlineData("copy good link/new")]
    [InlineData("merge link/x --into new")]
    [InlineData("merge good --into link/x")]
    [InlineData("merge good --into link/new")]
    [InlineData("delete link/x --yes")]
    [InlineData("delete link --yes")]
    public async Task A_link_in_the_folder_of_experiments_is_not_followed(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await PlantAsync();
        Link(lab["outside"], "link");
        Link(lab["outside", "x"], "team", "link");
        Link(lab[Root], "loop");
        var before = FolderPicture.Of(lab.Folder);

        var answered = await ToolAsync(command.Split(' '));

        Assert.Equal((ExitCode.Refused, ""), (answered.Code, answered.Out));
        Assert.Contains("a symbolic link, and links below the experiments' folder are not followed", answered.Error, StringComparison.Ordinal);
        Assert.Equal(before, FolderPicture.Of(lab.Folder));
    }

    [Theory]
    [InlineData("delete good --yes")]
    [InlineData("undelete")]
    [InlineData("undelete x")]
    [InlineData("prune --yes")]
    public async Task A_trash_that_is_a_link_is_not_followed(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await PlantAsync();
        Directory.Move(lab[Root, ".trash"], lab["outside", "trash"]);
        Link(lab["outside", "trash"], ".trash");
        var before = FolderPicture.Of(lab.Folder);

        var answered = await ToolAsync(command.Split(' '));

        Assert.Equal(ExitCode.Refused, answered.Code);
        Assert.Contains("inks are not followed there", answered.Error, StringComparison.Ordinal);
        Assert.Equal(before, FolderPicture.Of(lab.Folder));
    }

    [Theory]
    [InlineData("show good")]
    [InlineData("list")]
    [InlineData("verify good")]
    [InlineData("copy good new")]
    [InlineData("merge good --into new")]
    [InlineData("retract good --failed")]
    [InlineData("rename good new")]
    [InlineData("delete good --yes")]
    public async Task A_link_in_an_experiment_is_neither_read_nor_written(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        await PlantAsync();
        Link(lab["outside", "secret"], "good", "Tests.00000000T000000Z-0000000000000000.jsonl");
        File.Delete(lab[Root, "good", "experiment.lock"]);
        Link(lab["outside", "lock"], "good", "experiment.lock");
        var before = FolderPicture.Of(lab["outside"]);

        var answered = await ToolAsync(command.Split(' '));

        Assert.NotEqual(ExitCode.Fault, answered.Code);
        Assert.DoesNotContain("a secret", answered.Out + answered.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(lab[Root], "*.jsonl", SearchOption.AllDirectories), f => new FileInfo(f).LinkTarget is null && File.ReadAllText(f).Contains("a secret", StringComparison.Ordinal));
        Assert.Equal(before, FolderPicture.Of(lab["outside"]));
    }

    public static TheoryData<string> Folders => ["", " ", "\0", "a\nb", "\u001b[2J", "outside/file", "outside/file/x", "/dev/null", "/dev/null/x", "nowhere", "../nowhere", new string('a', 300), string.Concat(Enumerable.Repeat("a/", 5_000)), "outside/dangling", "~", "\ud800"];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_folder_of_experiments_that_is_none_is_said_and_not_made_by_looking(string folder)
    {
        await PlantAsync();
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(lab["outside", "dangling"], lab["nothing"]);
        var before = FolderPicture.Of(lab.Folder);

        foreach (var command in (string[])["list", "show x", "verify x", "gate x", "undelete", "prune --yes", "delete x --yes", "retract x --errors", "copy x y", "rename x y", "merge x --into y"])
        {
            var answered = await lab.ToolAsync([.. command.Split(' '), "--eval-dir", folder]);
            if (answered.Code is ExitCode.Fault or ExitCode.Bad)
                Assert.Fail($"{command} --eval-dir \"{folder}\": {answered}");
        }

        Assert.Equal(before, FolderPicture.Of(lab.Folder));
    }

    [Theory]
    [InlineData("outside/file")]
    [InlineData("outside/file/x")]
    [InlineData("/dev/null/x")]
    public async Task Init_of_what_can_be_no_folder_is_refused(string folder)
    {
        await PlantAsync();
        var before = FolderPicture.Of(lab.Folder);

        var answered = await lab.ToolAsync("init", folder);

        Assert.Contains(answered.Code, (ExitCode[])[ExitCode.Refused, ExitCode.Storage]);
        Assert.Equal(before, FolderPicture.Of(lab.Folder));
    }

    [Fact]
    public void A_first_eval_can_be_planned_for_a_folder_without_a_name() =>
        Assert.NotEmpty(new Starter(Path.GetPathRoot(lab.Folder)!).Plan().Files);

    private Task<Lab.Answered> ToolAsync(params string[] arguments) => lab.ToolAsync([.. arguments, "--eval-dir", Root]);

    // The sources of a merge may be folders anywhere.
    private bool IsFolder(string name) => (name.StartsWith('.') || Path.IsPathRooted(name)) && Directory.Exists(Path.Combine(lab.Folder, name));

    private void Link(string target, params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(lab[[Root, .. parts]])!);
        File.CreateSymbolicLink(lab[[Root, .. parts]], target);
    }

    private async Task PlantAsync()
    {
        foreach (var name in (string[])["good", "gone"])
            await lab.RunAsync(name, 2, c => c.Index == 1, o => o with { Directory = lab[Root] });
        await lab.RunAsync("x", 2, _ => true, o => o with { Directory = lab["outside"] });
        foreach (var file in (string[])["file", "secret", "lock"])
            await File.WriteAllTextAsync(lab["outside", file], $"a secret of {file}\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Done, (await ToolAsync("delete", "gone", "--yes")).Code);
    }
}
