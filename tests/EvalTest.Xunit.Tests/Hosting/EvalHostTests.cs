using EvalTest.Xunit.Hosting;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Hosting;

public sealed class EvalHostTests
{
    private static readonly TestProject project = new("Tests", "net10.0", null);

    [Fact]
    public async Task Evals_share_one_run()
    {
        var opened = 0;
        await using var host = new EvalHost(_ => Opened(ref opened));

        var first = host.EngineAsync(project);
        var second = host.EngineAsync(project);

        Assert.Same(await first, await second);
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task A_run_that_cannot_be_opened_fails_each_eval_alike_and_is_not_tried_again()
    {
        var tries = 0;
        await using var host = new EvalHost(_ => throw new EvalTestException($"held by another process, try {++tries}"));

        var first = await Assert.ThrowsAnyAsync<EvalTestException>(() => host.EngineAsync(project));
        var second = await Assert.ThrowsAnyAsync<EvalTestException>(() => host.EngineAsync(project));

        Assert.Equal(["held by another process, try 1", "held by another process, try 1"], [first.Message, second.Message]);
    }

    [Fact]
    public async Task The_run_ends_with_the_test_run_once()
    {
        var engine = new FakeEngine();
        var host = new EvalHost(_ => Task.FromResult<IEvalEngine>(engine));
        await host.EngineAsync(project);

        await host.DisposeAsync();
        await host.DisposeAsync();

        Assert.Equal(1, engine.Disposals);
    }

    [Fact]
    public async Task Another_test_run_of_the_same_process_opens_another_run()
    {
        var opened = 0;
        await using var host = new EvalHost(_ => Opened(ref opened));
        await host.EngineAsync(project);
        await host.DisposeAsync();

        await host.EngineAsync(project);

        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task A_host_that_opened_nothing_ends_without_a_word()
    {
        var opened = 0;
        var host = new EvalHost(_ => Opened(ref opened));

        await host.DisposeAsync();

        Assert.Equal(0, opened);
    }

    [Theory]
    [InlineData(true, "the process ended", 3)]
    [InlineData(false, "", 0)]
    public async Task The_end_of_the_process_stops_and_fails_only_a_run_that_is_at_work(bool atWork, string stops, int exitCode)
    {
        var engine = new FakeEngine { IsRunning = atWork };
        var host = new EvalHost(_ => Task.FromResult<IEvalEngine>(engine));
        await host.EngineAsync(project);

        host.EndAtExit();
        var exitsWith = Environment.ExitCode;
        Environment.ExitCode = 0;

        Assert.Equal(exitCode, exitsWith);
        Assert.Equal(stops, string.Concat(engine.Stops));
        Assert.Equal(1, engine.Disposals);
    }

    [Fact]
    public void The_attribute_makes_xunit_dispose_the_run_with_the_assembly()
    {
        var fixture = new EvalSessionAttribute().AssemblyFixtureType;

        Assert.True(typeof(IAsyncDisposable).IsAssignableFrom(fixture));
        Assert.Single(fixture.GetConstructors());
    }

    [Fact]
    public void A_project_is_known_by_its_assembly_and_framework()
    {
        var own = TestProject.Of(typeof(EvalHostTests).Assembly);

        Assert.Equal(("EvalTest.Xunit.Tests", "net10.0"), (own.Assembly, own.TargetFramework));
    }

    private static Task<IEvalEngine> Opened(ref int opened)
    {
        opened++;
        return Task.FromResult<IEvalEngine>(new FakeEngine());
    }
}
