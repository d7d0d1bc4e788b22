using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.CommandLine;

public sealed class CompletionTests : IDisposable
{
    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData("show ", "nightly team/a")]
    [InlineData("show ni", "nightly")]
    [InlineData("gate team/", "team/a")]
    [InlineData("li", "list")]
    public async Task What_can_be_typed_next_is_suggested(string typed, string suggested)
    {
        await lab.RunAsync("nightly", 1, _ => true);
        await lab.RunAsync("team/a", 1, _ => true);

        var answered = await lab.ToolAsync($"[suggest:{typed.Length}]", typed);

        Assert.Equal(ExitCode.Done, answered.Code);
        Assert.Equal(suggested, string.Join(' ', answered.Out.Split('\n').Where(s => s.Length > 0 && !s.StartsWith('-') && s[0] is not ('/' or '?')).Order(StringComparer.Ordinal)));
    }
}
