using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using EvalTest.Model;
using EvalTest.Observation;
using EvalTest.Options;
using EvalTest.TestKit;
using EvalTest.Xunit.Logging;
using EvalTest.Xunit.Tests.Pipeline;
using Microsoft.Extensions.Logging;

namespace EvalTest.Xunit.Tests.Logging;

public sealed partial class RunLogTests
{
    private static readonly EvalFigures figures = new(10, 1, 6, 2, 1, 1, 0, 1, 3, TimeSpan.FromSeconds(4.25));

    [Fact]
    public void Each_event_is_a_line_with_an_id_of_its_own()
    {
        var log = new KeptLog();
        var run = new RunLog(() => log);
        RunEvent[] story =
        [
            new RunOpened("x", "s1", "x/f.jsonl"), new EvalBegan("A.B"), new EvalEnded("A.B", true, figures), new EvalEnded("A.B", false, figures), new StopRequested("stopped by Ctrl+C"), new SessionClosed("x/f.jsonl", "stopped"),
            new SampleErred("A.B", "p", 2, "System.Exception", "bad"), new SampleTimedOut("A.B", "p", 1, "too long"), new SampleRetried("A.B", "p", 1),
            new ProviderPaused("local", "HTTP 500"), new ProviderResumed("local", TimeSpan.FromSeconds(5)), new ConcurrencyCut("local", 4, 2),
        ];

        foreach (var happening in story)
            run.See(happening);

        Assert.Equal(
            """
            EvalTest Information 1 RunOpened: The experiment x is open: session s1 writes x/f.jsonl.
            EvalTest Information 2 EvalBegan: A.B begins.
            EvalTest Information 3 EvalPassed: A.B passed after 4.3 s: 10 planned, 1 completed before, 6 completed now, 2 failed, 1 errors, 1 time-outs, 0 skipped, 1 pending, 3 retries.
            EvalTest Error 4 EvalFailed: A.B failed after 4.3 s: 10 planned, 1 completed before, 6 completed now, 2 failed, 1 errors, 1 time-outs, 0 skipped, 1 pending, 3 retries.
            EvalTest Warning 5 StopRequested: The run stops: stopped by Ctrl+C.
            EvalTest Information 6 SessionClosed: The session file x/f.jsonl is closed: stopped.
            EvalTest Warning 10 SampleErred: A.B: attempt 2 at the sample p ended in the error System.Exception: bad
            EvalTest Warning 11 SampleTimedOut: A.B: attempt 1 at the sample p ran out of its time: too long
            EvalTest Information 12 SampleRetried: A.B: the sample p is tried again after attempt 1.
            EvalTest Warning 20 ProviderPaused: The provider "local" is paused: HTTP 500.
            EvalTest Information 21 ProviderResumed: The provider "local" works again after a pause of 5.0 s.
            EvalTest Information 22 ConcurrencyCut: The provider "local" gets fewer samples at once: at most 4, after 2 cuts.
            """.ReplaceLineEndings("\n"),
            string.Join('\n', log.Lines));
    }

    [Fact]
    public void Every_kind_of_event_has_its_line()
    {
        var kinds = typeof(RunEvent).Assembly.GetTypes().Where(t => t.BaseType == typeof(RunEvent)).Select(t => t.Name);

        // An eval ends in one of two lines.
        Assert.Equal(kinds.Append("EvalPassed").Append("EvalFailed").Except(["EvalEnded"]).Order(), Messages().Select(m => m.Method).Order());
    }

    [Fact]
    public void The_document_lists_every_id_with_its_level()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "observing.md"));
        var rows = EventRow().Matches(document).Select(m => (int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m.Groups[2].Value, m.Groups[3].Value));

        Assert.Equal(Messages().Select(m => (m.Id, m.Method, m.Level)), rows);
    }

    [Fact]
    public void Without_a_factory_nobody_watches_and_one_that_comes_late_is_used()
    {
        KeptLog? log = null;
        var run = new RunLog(() => log);
        Assert.False(run.IsWatching);
        run.See(new EvalBegan("A.B"));

        log = new KeptLog();
        run.See(new EvalBegan("A.C"));

        Assert.True(run.IsWatching);
        Assert.Equal(["EvalTest Information 2 EvalBegan: A.C begins."], log.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_logger_or_factory_that_throws_does_not_touch_the_run_and_is_named(bool inFactory)
    {
        using var folder = new TemporaryFolder();
        var engine = await RealEngine.OpenAsync(folder.Path, new RunOptions(), new RunLog(() => new KeptLog { ThrowsAtOnce = inFactory, Throws = true }));
        await using (engine)
        {
            var outcome = await engine.RunEvalAsync(new EvalDefinition { Id = "A.B", DisplayName = "A.B" }, AsyncEnumerable.Range(0, 20).Select(i => (object?)i), (c, _) => c.Index == 3 ? throw new NotSupportedException("a bug") : new(true));

            Assert.Equal((19, 1), (outcome.Summary.Completed, outcome.Summary.Errors));
        }

        Assert.Equal("the log threw InvalidTimeZoneException: planted", engine.ObserverFault);
    }

    private static IEnumerable<(int Id, string Method, string Level)> Messages() =>
        from method in typeof(LogMessages).GetMethods(BindingFlags.Static | BindingFlags.Public)
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        orderby message.EventId
        select (message.EventId, method.Name, message.Level.ToString());

    [GeneratedRegex(@"^\| (\d+) \| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex EventRow();

    private sealed class KeptLog : ILoggerFactory, ILogger
    {
        private string category = "";

        public ConcurrentQueue<string> Lines { get; } = new();

        public bool Throws { get; init; }

        public bool ThrowsAtOnce { get; init; }

        public ILogger CreateLogger(string categoryName)
        {
            category = categoryName;
            return ThrowsAtOnce ? throw new InvalidTimeZoneException("planted") : this;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Throws)
                throw new InvalidTimeZoneException("planted");
            Lines.Enqueue($"{category} {logLevel} {eventId.Id} {eventId.Name}: {formatter(state, exception)}");
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
