using System.Text;
using System.Text.Json;
using EvalTest.Options;
using EvalTest.TestKit;
using EvalTest.Xunit.Execution;
using EvalTest.Xunit.Hosting;
using EvalTest.Xunit.Tests.Pipeline;

namespace EvalTest.Xunit.Tests.Execution;

/// <summary>
/// Evals that put a secret wherever one can be put, run by xunit over a real session file. Then every byte of the experiment's folder and
/// every word that was said is searched for it.
/// </summary>
public sealed class SecretLeakTests : IDisposable
{
    // Each has a part of letters and digits, which no escaping changes, so that it can be found without the help of what is tested.
    private const string Piece = "4fT9qPlantedWx7";
    private const string EnvironmentPiece = "8rK2mPlantedYz5";
    private const string Given = $"sk-\"\\é+/{Piece}=Z";
    private const string FromEnvironment = $"ev/{EnvironmentPiece}+b==";

    private readonly TemporaryFolder folder = new();

    public SecretLeakTests() => Environment.SetEnvironmentVariable("EVALTEST_SECRET_LEAK_TESTS_API_KEY", FromEnvironment);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_secret_reaches_no_session_file_and_no_report()
    {
        var (story, words) = await RunAsync(typeof(Classes.Leaking), new() { Report = ReportMode.All });

        Assert.Equal(7, story.Lines.Count(l => l.StartsWith("leaking", StringComparison.Ordinal) && l.Contains(" failed", StringComparison.Ordinal)));
        AssertClean(story, words);
    }

    [Fact]
    public async Task A_secret_that_an_earlier_session_wrote_down_is_not_reported()
    {
        // Written under names and by values that nobody could know to be secret.
        const string late = "9wQ3PlantedLater1";
        Environment.SetEnvironmentVariable("EVALTEST_LEAK_TESTS_LATER", late);
        await RunAsync(typeof(Classes.Later), new());
        Assert.NotEmpty(Leaks.InFolder(late, folder.Path));
        _ = Secret.FromEnvironment("EVALTEST_LEAK_TESTS_LATER");

        var (story, words) = await RunAsync(typeof(Classes.Later), new() { Rerun = Rerun.None });

        Assert.Contains(story.Lines, l => l.Contains("*** refused", StringComparison.Ordinal));
        Assert.DoesNotContain(story.Everything.Append(words), m => Leaks.Occur(late, m));
    }

    [Theory]
    [InlineData(typeof(Classes.BadRows))]
    [InlineData(typeof(Classes.BadLines))]
    [InlineData(typeof(Classes.BadFixture))]
    [InlineData(typeof(Classes.BadColumn))]
    [InlineData(typeof(Classes.Twice))]
    [InlineData(typeof(Classes.Cut))]
    public async Task A_secret_in_a_fault_is_not_reported(Type @class)
    {
        var (story, words) = await RunAsync(@class, new());

        Assert.Contains(story.Lines, l => l.Contains("failed", StringComparison.Ordinal));
        AssertClean(story, words);
    }

    [Fact]
    public async Task A_path_and_a_filter_that_hold_a_secret_are_masked_where_they_are_said()
    {
        var (story, words) = await RunAsync(typeof(Classes.Leaking), new() { SampleGlob = $"nothing {FromEnvironment}*", Rerun = Rerun.All }, $"of {EnvironmentPiece}");
        _ = new Secret($"of {EnvironmentPiece}");

        Assert.Contains(story.Lines, l => l.Contains("skipped: no sample of this eval was asked for: ", StringComparison.Ordinal));
        AssertClean(story, words);
    }

    [Fact]
    public async Task A_secret_in_a_refusal_is_not_reported()
    {
        _ = (new Secret(Given), new Secret(FromEnvironment));
        var cases = await XunitPipeline.DiscoverAsync(typeof(Classes.BadRows));
        var host = new EvalHost(_ => throw new EvalTestException($"The folder {FromEnvironment} cannot be opened", new Telling(Given)));

        var story = await XunitPipeline.RunAsync(cases, host);

        Assert.Contains(story.Lines, l => l.Contains("The folder *** cannot be opened", StringComparison.Ordinal) && l.Contains("Telling: ***", StringComparison.Ordinal));
        AssertClean(story, "");
    }

    [Fact]
    public void A_secret_in_the_stack_of_a_failure_is_not_reported()
    {
        _ = new Secret(Given);

        var failure = Replay.OfFault(new Telling(Given)).Failure!;

        Assert.Equal(("The samples could not be read back: ***", "   at ***"), (failure.Message, failure.StackTrace));
    }

    [Fact]
    public void An_exception_without_a_secret_is_passed_on_as_it_is()
    {
        var inner = new Telling("nothing of note");

        Assert.Same(inner, new EvalRefusedException(new EvalTestException("refused", inner)).InnerException);
    }

    private async Task<(Story Story, string Words)> RunAsync(Type @class, RunOptions options, string below = "")
    {
        if (below.Length > 0)
            _ = new Secret(below);
        await using var engine = await RealEngine.OpenAsync(folder.Folder(below.Length > 0 ? below : "e"), options);
        return (await XunitPipeline.RunAsync(@class, engine), engine.Words);
    }

    private void AssertClean(Story story, string words)
    {
        foreach (var piece in new[] { Piece, EnvironmentPiece, "4fT9q", "8rK2m" })
        {
            Assert.Equal([], Leaks.InFolder(piece, folder.Path).Select(f => $"{piece}: {Lines(f, piece)}"));
            Assert.Equal([], story.Everything.Where(m => Leaks.Occur(piece, m)));
            Assert.False(Leaks.Occur(piece, words), words);
        }
    }

    private static string Lines(string file, string piece) => string.Join('\n', File.ReadLines(file).Where(l => Leaks.Occur(piece, l)));

    private sealed class Telling(string secret) : Exception(secret)
    {
        public override string StackTrace => $"   at {Message}";
    }

    private static class Classes
    {
        public sealed record Row(string Id, string Prompt, Secret Key, Dictionary<string, string> Headers, byte[] Raw);

        public sealed class Leaking
        {
            private static readonly Secret secret = new(Given);

            public static IEnumerable<Row> Rows() => new[] { "value", "throws", "asserts", "score", "skips", "inner", "times out" }
                .Select(how => new Row($"{how} {FromEnvironment}", $"{Given} {FromEnvironment}", secret, new() { [Given] = FromEnvironment }, Encoding.UTF8.GetBytes("u:" + Given)));

            [EvalForEach(nameof(Rows), DisplayName = "leaking", Timeout = 500)]
            public async Task<Score> Runs(Row row, EvalContext eval)
            {
                var both = $"<{secret.Reveal()}>{FromEnvironment}";
                Leave(eval, both);
                var how = eval.SampleId.Split(' ')[0];
                if (how == "throws")
                    throw new ArgumentException($"401: the key {both} is not known", new InvalidOperationException(JsonSerializer.Serialize(both)));
                if (how == "asserts")
                    Assert.Fail($"got {both}\n{both}");
                if (how == "skips")
                    eval.Skip($"no access with {both}");
                if (how == "inner")
                    throw new AggregateException(both, new InvalidOperationException(both));
                if (how == "times")
                    await Task.Delay(TimeSpan.FromHours(1), TestContext.Current.CancellationToken);
                return new Score($"named {FromEnvironment}", 0, false, $"because of {both}");
            }

            private static void Leave(EvalContext eval, string both)
            {
                eval.Record(both, new { secret, text = both, row = JsonDocument.Parse($$"""{"a":{{JsonSerializer.Serialize(both)}}}""").RootElement, quoted = JsonSerializer.Serialize(both) });
                eval.Record("bytes", Encoding.UTF8.GetBytes($"user:{both}"));
                eval.Record("url", $"https://example.com/?key={Uri.EscapeDataString(both)}");
                var test = TestContext.Current;
                test.TestOutputHelper!.WriteLine($"sent {both}");
                test.AddWarning(both);
                test.AddAttachment(both, both);
                test.AddAttachment("utf-8", Encoding.UTF8.GetBytes(both), "text/plain");
                test.AddAttachment("utf-16", Encoding.Unicode.GetBytes(both), "text/plain");
            }
        }

        public sealed class Later
        {
            private static readonly string late = Environment.GetEnvironmentVariable("EVALTEST_LEAK_TESTS_LATER") ?? "";

            public static IEnumerable<string> Rows() => [$"row {late}"];

            [EvalForEach(nameof(Rows), DisplayName = "later")]
            public void Runs(string row, EvalContext eval)
            {
                eval.Record("row", row);
                TestContext.Current.TestOutputHelper!.WriteLine(late);
                TestContext.Current.AddAttachment("utf-16", Encoding.Unicode.GetBytes(late), "text/plain");
                throw new InvalidOperationException($"{late} refused");
            }
        }

        public sealed class BadRows
        {
            public static IEnumerable<int> Rows() => throw new InvalidOperationException($"cannot log in with {FromEnvironment}");

            [EvalForEach(nameof(Rows))]
            public bool Runs(int row) => row == 0;
        }

        public sealed class BadLines
        {
            public static IAsyncEnumerable<Row> Rows()
            {
                var path = Path.Combine(Path.GetTempPath(), "evaltest-secret-leak-tests.jsonl");
                // Only its beginning is shown, and that ends within the secret.
                File.WriteAllText(path, $$"""{ "{{new string('x', 85)}} {{FromEnvironment}}": 1 }""");
                return Dataset.JsonLines<Row>(path);
            }

            [EvalForEach(nameof(Rows))]
            public bool Runs(Row row) => row is null;
        }

        public sealed class BadFixture
        {
            public static IAsyncEnumerable<int> Rows { get; } = Fail();

            [EvalForEach(nameof(Rows))]
            public bool Runs(int row) => row == 0;

            private static async IAsyncEnumerable<int> Fail()
            {
                await Task.Yield();
                yield return 1;
                throw new EvalTestException($"the key {FromEnvironment} is refused", new InvalidOperationException($"by {FromEnvironment}"));
            }
        }

        public sealed class BadColumn
        {
            public static IEnumerable<object> Rows() => [new { id = "1", number = $"{new string('x', 65)} {FromEnvironment}" }];

            [EvalForEach(nameof(Rows))]
            public bool Runs(int number) => number == 0;
        }

        public sealed class Twice
        {
            public static IEnumerable<object> Rows() => [new { Id = $"a {FromEnvironment}" }, new { Id = $"a {FromEnvironment}" }];

            [EvalForEach(nameof(Rows))]
            public bool Runs(object row) => row is not null;
        }

        public sealed class Cut
        {
            public static IEnumerable<int> Rows() => [0, 1];

            [EvalForEach(nameof(Rows))]
            public Score Runs(int row) => row == 0
                ? Score.Contains($"{new string('x', 65)} {FromEnvironment}", "hello")
                : throw new InvalidOperationException($"{new string('x', 185)} {FromEnvironment}");
        }
    }
}
