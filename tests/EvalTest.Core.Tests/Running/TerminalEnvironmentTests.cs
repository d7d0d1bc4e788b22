namespace EvalTest.Running;

public sealed class TerminalEnvironmentTests
{
    [Theory]
    [InlineData("TERM=xterm-256color", "", true)]
    [InlineData("TERM=xterm NO_COLOR=1", "", true)]
    [InlineData("TERM=xterm CI=false", "", true)]
    [InlineData("", "--experiment a", true)]
    [InlineData("TERM=dumb", "", false)]
    [InlineData("TERM=xterm CI=true", "", false)]
    [InlineData("TERM=xterm GITHUB_ACTIONS=true", "", false)]
    [InlineData("TERM=xterm TF_BUILD=True", "", false)]
    [InlineData("TERM=xterm", "--no-progress", false)]
    [InlineData("TERM=xterm", "--no-ansi", false)]
    public void A_live_line_is_for_a_person_who_did_not_refuse_it(string variables, string arguments, bool allowed)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var environment = TerminalEnvironment.Read(name => set.GetValueOrDefault(name), arguments.Split(' '));

        Assert.Equal(allowed, environment.AllowsLiveLine);
    }
}
