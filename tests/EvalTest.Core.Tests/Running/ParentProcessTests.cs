namespace EvalTest.Running;

public sealed class ParentProcessTests
{
    [Theory]
    [InlineData("dotnet", "")]
    [InlineData("testhost", "")]
    [InlineData("vstest.console", "")]
    [InlineData("rider", "--server dotnettestcli")]
    [InlineData(null, "--dotnet-test-pipe /tmp/x")]
    public void A_test_driver_is_watched(string? name, string arguments) =>
        Assert.True(new ParentProcess(7, name).IsDriver(arguments.Split(' ')));

    [Theory]
    [InlineData("bash", "")]
    [InlineData("systemd", "--experiment a")]
    [InlineData("dotnet-trace", "")]
    [InlineData(null, "")]
    public void A_shell_is_not_because_it_may_end_before_what_it_started(string? name, string arguments) =>
        Assert.False(new ParentProcess(7, name).IsDriver(arguments.Split(' ')));

    [Fact]
    public void A_process_id_without_a_process_has_no_name() =>
        Assert.Equal(new ParentProcess(int.MaxValue, null), ParentProcess.Find(int.MaxValue));
}
