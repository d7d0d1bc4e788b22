using System.Collections.Concurrent;
using System.Text.Json;
using EvalTest.Model;
using EvalTest.Options;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

/// <summary><c>evaltest note</c> and <c>evaltest score</c>.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task A_person_says_what_counts_and_everything_that_shows_it_says_so()
    {
        await RunAsync();

        var story = new StringWriter();
        foreach (var command in new[]
        {
            "score x p0 quality=0.75 --pass --author Ada --reason short,_but_right",
            "note x p0 look_at_this --author Bob\u001b[2J",
            "score x p1 quality=0.25 --fail --author Ada",
            "show x --sample p0",
            "show x",
        })
        {
            var answered = await lab.ToolAsync([.. command.Split(' ').Select(w => w.Replace('_', ' '))]);
            await story.WriteAsync($"$ evaltest {command.Replace("\u001b", "ESC", StringComparison.Ordinal)}\n{answered.Timeless}{answered.TimelessError}");
        }

        ApprovedText.Matches(story.ToString(), "story");
    }

    [Fact]
    public async Task Exports_say_which_score_counts_and_which_was_recorded()
    {
        await RunAsync();
        await lab.ToolAsync("score", "x", "p0", "quality=0.75", "--pass", "--author", "Ada", "--reason", "right");

        var csv = (await lab.ToolAsync("export", "x", "--format", "csv")).Timeless.Split('\n');
        var lines = (await lab.ToolAsync("export", "x", "--format", "jsonl")).Out.Split('\n');

        Assert.EndsWith("passed,score:quality,reason:quality,recorded:quality,author:quality,duration,input_tokens,output_tokens,cost,error_type,error_message,skip_reason,input,expected,output,values,log,notes", csv[0], StringComparison.Ordinal);
        Assert.StartsWith("Tests,Tests.Eval,,p0,,0,1,completed,true,0.75,right,0.25,Ada,", csv[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"Ada, 0000-00-00 00:00:00Z: quality 0.75 passed, recorded as 0.25 failed: right\"", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("Tests,Tests.Eval,,p1,,0,1,completed,true,0.75,,,,", csv[2], StringComparison.Ordinal);
        Assert.Contains("\"scores\":{\"quality\":{\"value\":0.25,\"passed\":false,\"reason\":\"too short\"}}}}", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\"notes\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_say_decides_what_runs_again_as_failed()
    {
        await RunAsync();
        await lab.ToolAsync("score", "x", "p0", "quality=0.75", "--pass", "--author", "Ada");
        await lab.ToolAsync("score", "x", "p1", "quality=0.25", "--fail", "--author", "Ada");
        var ran = new ConcurrentBag<int>();

        await lab.RunAsync("x", 3, c => Add(ran, c.Index), options => options with { Rerun = Rerun.Failed });

        Assert.Equal([1], ran);
        Assert.Contains("quality 0.75 passed, recorded as 0.25 failed", (await lab.ToolAsync("show", "x", "--sample", "p0")).Out, StringComparison.Ordinal);
        Assert.Contains("of an earlier result: quality 0.25 failed", (await lab.ToolAsync("show", "x", "--sample", "p1")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ExitCode.NotFound), "note y p0 text", "There is no experiment \"y\"")]
    [InlineData(nameof(ExitCode.NotFound), "note x p9 text", "Nothing was written: no eval in FOLDER")]
    [InlineData(nameof(ExitCode.NotFound), "note x p0 text --trial 2", "Nothing was written: the sample \"p0\" has no such result.")]
    [InlineData(nameof(ExitCode.Refused), "score x p0 quality=0.9", "Nothing was written: quality of p0 was 0.25 and bad;")]
    [InlineData(nameof(ExitCode.Refused), "score x p0 quantity=1", "Nothing was written: the eval has no score \"quantity\".")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 quality", "\"quality\" is no score:")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 quality=NaN", "\"quality=NaN\" is no score:")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 quality=1,5", "\"quality=1,5\" is no score:")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 =1", "\"=1\" is no score:")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 quality=1 quality=0", "The score \"quality\" is given 2 times")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0 quality=1 --pass --fail", "--pass and --fail contradict each other")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "score x p0", "Required argument missing")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "note x p0 text --trial 0", "--trial 0 is no trial")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "note x p0 _", "The remark is empty")]
    [InlineData(nameof(ExitCode.WrongCommandLine), "note x p0 text --author _", "--author is empty")]
    public async Task What_cannot_be_said_is_refused_with_the_reason(string code, string command, string why)
    {
        await RunAsync();
        var files = Directory.GetFiles(lab["x"]);

        var answered = await lab.ToolAsync([.. command.Split(' ').Select(w => w.Replace('_', ' ')), .. command.Contains("--author", StringComparison.Ordinal) ? Array.Empty<string>() : ["--author", "Ada"]]);

        Assert.Equal((code, ""), (answered.Code.ToString(), answered.Out));
        Assert.StartsWith(why, answered.Error, StringComparison.Ordinal);
        Assert.Equal(files.Where(f => f.EndsWith(".jsonl", StringComparison.Ordinal)), Directory.GetFiles(lab["x"], "*.jsonl"));
    }

    [Fact]
    public async Task For_programs_there_is_the_sample_with_what_counts_and_what_was_recorded()
    {
        await RunAsync();

        var said = await lab.ToolAsync("score", "x", "p0", "quality=1", "human=0.5", "--new", "--pass", "--author", "Ada", "--json");
        using var document = JsonDocument.Parse(said.Out);
        var sample = document.RootElement.GetProperty("sample");

        Assert.Equal(("evaltest-review/1", true, 1, 0.5), (document.RootElement.GetProperty("schema").GetString(), sample.GetProperty("passed").GetBoolean(), Value(sample, "quality"), Value(sample, "human")));
        Assert.Equal((false, 0.25), (sample.GetProperty("recorded").GetProperty("passed").GetBoolean(), Value(sample.GetProperty("recorded"), "quality")));
        Assert.Equal(("Ada", true), (sample.GetProperty("notes")[0].GetProperty("author").GetString(), sample.GetProperty("notes")[0].GetProperty("counts").GetBoolean()));
    }

    [Fact]
    public async Task Who_does_not_say_who_he_is_is_who_git_says()
    {
        await RunAsync();
        await File.WriteAllTextAsync(lab[".gitconfig"], "[user]\n\tname = Grace Hopper\n", TestContext.Current.CancellationToken);
        lab.Environment = new Dictionary<string, string> { ["GIT_CONFIG_GLOBAL"] = lab[".gitconfig"], ["GIT_CONFIG_NOSYSTEM"] = "1" };

        Assert.Contains("Grace Hopper, ", (await lab.ToolAsync("note", "x", "p0", "text")).Out, StringComparison.Ordinal);
        File.Delete(lab[".gitconfig"]);
        Assert.Contains($"{Environment.UserName}, ", (await lab.ToolAsync("note", "x", "p0", "text")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_goes_by_what_people_say_until_the_sample_runs_again()
    {
        await lab.RunAsync("x", 2, c => new Score("quality", c.Index, c.Index == 1), null, new Gate("quality", 1, null, null));
        Assert.Equal(ExitCode.Bad, (await lab.ToolAsync("gate", "x")).Code);

        await lab.ToolAsync("score", "x", "p0", "quality=1", "--author", "Ada");
        Assert.Equal(ExitCode.Done, (await lab.ToolAsync("gate", "x")).Code);

        await lab.ToolAsync("retract", "x", "--sample", "p0");
        await lab.RunAsync("x", 2, c => new Score("quality", c.Index, c.Index == 1), null, new Gate("quality", 1, null, null));
        Assert.Equal(ExitCode.Bad, (await lab.ToolAsync("gate", "x")).Code);
        Assert.Contains("of an earlier result: quality 1 passed", (await lab.ToolAsync("show", "x", "--sample", "p0")).Out, StringComparison.Ordinal);
    }

    private static EvalResult Add(ConcurrentBag<int> ran, int index)
    {
        ran.Add(index);
        return new EvalResult(new Score("quality", 1, true));
    }

    private static double Value(JsonElement sample, string score) => sample.GetProperty("scores").GetProperty(score).GetProperty("value").GetDouble();

    private Task RunAsync() => lab.RunAsync("x", 3, c => new EvalResult(new Score("quality", c.Index == 0 ? 0.25 : 0.75, c.Index > 0, c.Index == 0 ? "too short" : null)));
}
