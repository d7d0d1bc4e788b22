using EvalTest.Core.Tests.Running;
using EvalTest.Model;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Commands;

public sealed class GateCommandTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("passed>=0.7", nameof(ExitCode.Done))]
    [InlineData("passed>=0.9", nameof(ExitCode.Bad))]
    [InlineData("passed>=0.7@95%", nameof(ExitCode.Underpowered))]
    [InlineData("errors<=50%", nameof(ExitCode.Done))]
    [InlineData("passed>0.7", nameof(ExitCode.WrongCommandLine))]
    public async Task The_exit_code_is_the_verdict(string condition, string code)
    {
        await lab.RunAsync("x", 20, c => c.Index < 15);

        Assert.Equal(code, (await lab.ToolAsync("gate", "x", "--gate", condition)).Code.ToString());
    }

    [Fact]
    public async Task The_gates_that_are_recorded_judge()
    {
        await lab.RunAsync("x", 20, c => c.Index < 15, null, new Gate("passed", 0.8, null, null));

        var judged = await lab.ToolAsync("gate", "x");

        Assert.Equal(ExitCode.Bad, judged.Code);
        Assert.StartsWith("Tests.Eval: does not pass\n  passed >= 0.8: fails, the mean is 0.75", judged.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_several_lines_writes_no_line_of_its_own()
    {
        using var engine = new Engine();
        await engine.RunAsync([new Named("p\n  passed >= 0.8: holds")], _ => new Score("quality", 0), engine.Options, Engine.Eval() with { Gates = [new Gate("quality", 0.8, null, null)] });

        var judged = await lab.ToolAsync("gate", "x", "--dir", engine.Folder);

        Assert.Contains("lowest: p\\n  passed >= 0.8: holds (0)", judged.Out, StringComparison.Ordinal);
    }

    private sealed record Named(string Id);

    [Fact]
    public async Task Too_many_errors_are_not_the_models_fault()
    {
        await lab.RunAsync("x", 20, c => c.Index < 9 ? throw new InvalidOperationException("no") : true, null, new Gate("passed", 0.5, null, 0.1));

        Assert.Equal(ExitCode.Infrastructure, (await lab.ToolAsync("gate", "x")).Code);
    }

    [Fact]
    public async Task Parts_are_judged_once_they_are_the_whole()
    {
        var gate = new Gate("passed", 0.5, null, null);
        await lab.RunAsync("x", 20, _ => true, o => o with { Shard = new Shard(1, 2) }, gate);
        Assert.Equal(ExitCode.NotJudged, (await lab.ToolAsync("gate", "x")).Code);

        await lab.RunAsync("x", 20, _ => true, o => o with { Shard = new Shard(2, 2) }, gate);

        Assert.Equal(ExitCode.Done, (await lab.ToolAsync("gate", "x")).Code);
    }

    [Fact]
    public async Task It_is_held_against_a_baseline()
    {
        await lab.RunAsync("main", 200, c => c.Index < 180);
        await lab.RunAsync("x", 200, c => c.Index < 140);

        var judged = await lab.ToolAsync("gate", "x", "--baseline", "main", "--max-regression", "5%");

        Assert.Equal(ExitCode.Bad, judged.Code);
        Assert.Contains("passed at most 0.05 worse than in main: fails, 0.900 there, 0.700 here over 200 samples", judged.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, (await lab.ToolAsync("gate", "x", "--baseline", "other")).Code);
    }
}
