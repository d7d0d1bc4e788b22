using System.Diagnostics;
using System.Globalization;
using System.Net;
using EvalTest.Core.Tests.Running;
using EvalTest.Running;

namespace EvalTest.Core.Tests.Observation;

public sealed class ObservedSourceTests : IDisposable
{
    private readonly Watched watched = new();

    public void Dispose() => watched.Dispose();

    [Fact]
    public async Task An_attempts_activity_tells_the_facts_of_its_context_and_how_it_ended()
    {
        using var engine = watched.HearActivities().Engine();
        var eval = Engine.Eval() with { Provider = "local", Tags = new Dictionary<string, string> { ["team"] = "search" } };
        EvalContext? context = null;

        await engine.RunAsync(Watched.Rows(1), c => (context = c, Score.Fail("too long")).Item2, eval: eval);

        var activity = Assert.Single(watched.Activities);
        Assert.Equal(("evaltest.sample", "Tests.Eval", ActivityStatusCode.Unset), (activity.OperationName, activity.DisplayName, activity.Status));
        string[] facts =
        [
            "evaltest.experiment=x", $"evaltest.session.id={context!.SessionId}", "evaltest.eval=Tests.Eval", "evaltest.sample.id=s0", "evaltest.sample.index=0", "evaltest.trial=0",
            "evaltest.attempt=1", $"evaltest.seed={context.Seed}", "evaltest.provider=local", "evaltest.tag.team=search", "evaltest.outcome=completed", "evaltest.verdict=failed", "evaltest.score.score=0",
        ];
        Assert.Equal(facts, Tags(activity));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(30)]
    public async Task The_activity_is_current_while_the_body_runs_and_no_longer(int? timeout)
    {
        using var engine = watched.HearActivities().Engine();
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Timeout = timeout is { } s ? TimeSpan.FromSeconds(s) : null, Concurrency = 2 }, stop);
        var (before, seen) = (Activity.Current, new List<(string, string?, string?)>());

        await run.RunEvalAsync(Engine.Eval() with { Concurrency = 1 }, Engine.Stream(Watched.Rows(3)), async (context, _) =>
        {
            await Task.Yield();
            seen.Add((context.SampleId, Activity.Current?.GetTagItem("evaltest.sample.id") as string, Activity.Current?.Parent?.Id));
            return true;
        });

        Assert.Equal([("s0", "s0", before?.Id), ("s1", "s1", before?.Id), ("s2", "s2", before?.Id)], seen);
        Assert.Same(before, Activity.Current);
    }

    [Fact]
    public async Task An_error_is_a_status_a_type_and_an_event()
    {
        using var engine = watched.HearActivities().Engine();

        await engine.RunAsync(Watched.Rows(1), _ => throw new InvalidOperationException("no such model"));

        var activity = Assert.Single(watched.Activities);
        Assert.Equal((ActivityStatusCode.Error, "no such model"), (activity.Status, activity.StatusDescription));
        Assert.Equal("System.InvalidOperationException", activity.GetTagItem("error.type"));
        var happening = Assert.Single(activity.Events);
        Assert.Equal("exception", happening.Name);
        Assert.Equal(["exception.type", "exception.message", "exception.stacktrace"], happening.Tags.Select(t => t.Key));
        Assert.Equal("System.InvalidOperationException no such model", $"{happening.Tags.First().Value} {happening.Tags.ElementAt(1).Value}");
    }

    [Fact]
    public async Task A_time_out_is_an_error_of_that_kind()
    {
        using var engine = watched.HearActivities().Engine();
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options with { Timeout = TimeSpan.FromMilliseconds(20), Retries = 0 }, stop);

        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Watched.Rows(1)), async (_, cancel) =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        });

        var activity = Assert.Single(watched.Activities);
        Assert.Equal((ActivityStatusCode.Error, "timeout", "timeout"), (activity.Status, activity.GetTagItem("error.type"), activity.GetTagItem("evaltest.outcome")));
    }

    [Fact]
    public async Task Each_attempt_has_an_activity_of_its_own_and_a_failed_assertion_is_no_error()
    {
        using var engine = watched.HearActivities().Engine();

        await engine.RunAsync(Watched.Rows(1), c => c.Attempt == 1
            ? throw new HttpRequestException("busy", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = "0.01" } }
            : throw new Xunit.Sdk.XunitException("wrong"));

        Assert.Equal(
            ["1 error  Error", "2 completed failed Unset"],
            watched.Activities.Select(a => $"{a.GetTagItem("evaltest.attempt")} {a.GetTagItem("evaltest.outcome")} {a.GetTagItem("evaltest.verdict")} {a.Status}"));
    }

    [Fact]
    public async Task A_sample_that_a_stop_abandons_ends_its_activity_too()
    {
        using var engine = watched.HearActivities().Engine();
        using var stop = new StopSignal(TimeSpan.Zero, TimeProvider.System);
        await using var run = await engine.OpenAsync(engine.Options, stop);

        await run.RunEvalAsync(Engine.Eval(), Engine.Stream(Watched.Rows(1)), async (_, cancel) =>
        {
            stop.Request("stopped by the test");
            await Task.Delay(Timeout.Infinite, cancel);
            return true;
        });

        Assert.Equal("abandoned", Assert.Single(watched.Activities).GetTagItem("evaltest.outcome"));
    }

    [Fact]
    public async Task No_secret_gets_into_a_trace_not_even_one_that_the_body_makes_or_tags()
    {
        using var engine = watched.HearActivities().Engine();

        await engine.RunAsync([new Watched.Row("id-of-trace-secret-1", 1)], _ =>
        {
            GC.KeepAlive(new Secret("trace-secret-1"));
            Activity.Current!.SetTag("url", "https://x/?key=trace-secret-1");
            throw new InvalidOperationException("401 for trace-secret-1");
        });

        var activity = Assert.Single(watched.Activities);
        var all = $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', Tags(activity))} {string.Join(' ', activity.Events.SelectMany(e => e.Tags).Select(t => t.Value))}";
        Assert.DoesNotContain("trace-secret-1", all, StringComparison.Ordinal);
        Assert.Contains("evaltest.sample.id=id-of-***", all, StringComparison.Ordinal);
        Assert.Contains("url=https://x/?key=***", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_stays_in_the_name_or_the_status_that_a_body_gives_its_activity()
    {
        using var engine = watched.HearActivities().Engine();

        await engine.RunAsync(Watched.Rows(1), _ =>
        {
            var secret = new Secret("trace-secret-2");
            Activity.Current!.DisplayName = "call with trace-secret-2";
            Activity.Current.SetStatus(ActivityStatusCode.Error, "401 for trace-secret-2");
            GC.KeepAlive(secret);
            return true;
        });

        var activity = Assert.Single(watched.Activities);
        Assert.Equal(("call with ***", ActivityStatusCode.Error, "401 for ***"), (activity.DisplayName, activity.Status, activity.StatusDescription));
    }

    [Fact]
    public async Task Nothing_is_made_while_nobody_listens()
    {
        using var engine = watched.Engine();
        var (outside, inside) = (Activity.Current, new List<Activity?>());

        await engine.RunAsync(Watched.Rows(1), _ =>
        {
            inside.Add(Activity.Current);
            return true;
        });

        Assert.Equal([outside], inside);
    }

    private static IEnumerable<string> Tags(Activity activity) => activity.TagObjects.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}={t.Value}"));
}
