using System.Text.Json;
using EvalTest.Options;
using EvalTest.Reporting;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Running;

/// <summary>What secrets change of a run beside what is shown of it: identity, filters, the header.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly Engine engine = new();

    private sealed record Row(string Id, Secret Key);

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Samples_whose_ids_hold_a_secret_are_completed_once()
    {
        Row[] rows = [new("a sk-secrets-tests-1 b", new("sk-secrets-tests-1")), new("sk-secrets-tests-1", new("x-secrets-tests-1"))];
        await engine.RunAsync(rows, _ => true);

        var outcome = await engine.RunAsync(rows, _ => true);

        Assert.Equal((2, 0, 0), (outcome.Summary.CompletedBefore, outcome.Summary.CompletedNow, outcome.Summary.Stale));
        Assert.Empty(Leaks.InFolder("secrets-tests-1", engine.Folder));
    }

    [Fact]
    public async Task Another_key_is_no_change_of_the_row()
    {
        await engine.RunAsync([new Row("p", new("sk-secrets-tests-2"))], _ => true);

        var outcome = await engine.RunAsync([new Row("p", new("sk-secrets-tests-3"))], _ => true);

        Assert.Equal((1, 0), (outcome.Summary.CompletedBefore, outcome.Summary.InputChanged));
    }

    [Fact]
    public async Task A_filter_with_a_secret_forgets_what_it_names_and_nothing_else()
    {
        Row[] rows = [new("a sk-secrets-tests-4", new("sk-secrets-tests-4")), new("b", new("sk-secrets-tests-4"))];
        await engine.RunAsync(rows, _ => true);

        await engine.RunAsync(rows, _ => false, engine.Options with { SampleGlob = "*sk-secrets-tests-4", Rerun = Rerun.All });
        var outcome = await engine.RunAsync(rows, _ => true);

        Assert.Equal((1, 1, 2), (outcome.Summary.Passed, outcome.Summary.Failed, outcome.Summary.CompletedBefore));
        Assert.Empty(Leaks.InFolder("secrets-tests-4", engine.Folder));
    }

    [Fact]
    public async Task The_header_holds_the_options_on_the_list_and_no_others()
    {
        await engine.RunAsync([1], _ => true, engine.Options with
        {
            Limit = 7,
            SampleGlob = "*",
            Concurrency = 3,
            Timeout = TimeSpan.FromSeconds(9),
            DefaultTimeout = TimeSpan.FromSeconds(8),
            Rerun = Rerun.None,
            Report = ReportMode.All,
            Durability = Durability.Os,
        });

        Assert.Equal("""{"limit":"7","sample":"*","concurrency":"3","rerun":"none","report":"all","timeout":"00:00:09","drain":"00:00:05"}""", Header().GetProperty("options").GetRawText());
    }

    [Fact]
    public async Task The_header_leaves_out_an_option_whose_value_is_a_secret()
    {
        _ = new Secret("secrets-tests-5");

        await engine.RunAsync([1], _ => true, engine.Options with { SampleGlob = "x-secrets-tests-5*" });

        Assert.Equal("""{"rerun":"errors","report":"failures","drain":"00:00:05"}""", Header().GetProperty("options").GetRawText());
        Assert.Empty(Leaks.InFolder("secrets-tests-5", engine.Folder));
    }

    [Fact]
    public async Task The_header_holds_no_fact_but_those_on_the_list()
    {
        await engine.RunAsync([1], _ => true);

        string[] known = ["n", "t", "format", "session", "experiment", "assembly", "started", "seen", "pid", "host", "boot", "os", "runtime", "evaltest", "targetFramework", "commit", "durability", "options", "c"];
        Assert.Empty(Header().EnumerateObject().Select(p => p.Name).Except(known));
    }

    [Fact]
    public async Task A_sample_that_was_asked_for_again_and_erred_tells_no_secret()
    {
        await engine.RunAsync([new Row("p", new("sk-secrets-tests-6"))], _ => true);

        var outcome = await engine.RunAsync([new Row("p", new("sk-secrets-tests-6"))], _ => throw new InvalidOperationException("401 for sk-secrets-tests-6"), engine.Options with { SampleGlob = "p" });

        Assert.Contains("InvalidOperationException: 401 for ***", outcome.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets-tests-6", outcome.Text + outcome.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_a_fixture_sets_is_known_when_the_eval_begins()
    {
        Environment.SetEnvironmentVariable("EVALTEST_SECRETS_TESTS_TOKEN", "secrets-tests-14");

        await engine.RunAsync(["secrets-tests-14"], _ => true);

        Assert.Empty(Leaks.InFolder("secrets-tests-14", engine.Folder));
    }

    [Fact]
    public async Task A_variable_that_the_eval_itself_sets_is_known_when_the_next_eval_begins()
    {
        await engine.RunAsync([1], _ =>
        {
            Environment.SetEnvironmentVariable("EVALTEST_SECRETS_TESTS_API_KEY", "secrets-tests-7");
            return true;
        });

        await engine.RunAsync(["secrets-tests-7"], _ => true, eval: Engine.Eval("Tests.Other"));

        Assert.Empty(Leaks.InFolder("secrets-tests-7", engine.Folder));
    }

    [Fact]
    public async Task Names_that_differ_in_their_secrets_alone_stay_two()
    {
        _ = new Secret("secrets-tests-8a");
        _ = new Secret("secrets-tests-8b");

        var outcome = await engine.RunAsync([1], context =>
        {
            context.Record("secrets-tests-8a", 1);
            context.Record("secrets-tests-8b", 2);
            return false;
        });

        Assert.Equal(["***", "***~2"], outcome.Summary.Failures[0].Values.Select(v => v.Key));
    }

    [Fact]
    public async Task A_file_that_holds_a_large_value_holds_no_secret()
    {
        const string secret = "sk-\"secrets-tests-11";
        _ = new Secret(secret);
        var large = $"{secret} {new string('x', 1024 * 1024)} {secret}";

        var outcome = await engine.RunAsync([new { Id = "p", Row = large }], context =>
        {
            context.Record("large", new Dictionary<string, string> { [secret] = large });
            context.Output = large;
            context.Attachments = [new($"text {secret}", new(large, null, null)), new($"raw {secret}", new(null, System.Text.Encoding.Unicode.GetBytes(large), null))];
            return false;
        });

        // The output and the text that is attached are one.
        Assert.Equal(4, Directory.GetFiles(engine.ExperimentFolder, "*.value").Length);
        Assert.Empty(Leaks.InFolder("secrets-tests-11", engine.Folder));
        Assert.Equal([("text ***", large.Replace(secret, "***", StringComparison.Ordinal), null), ("raw ***", null, 2 * large.Length)], outcome.Summary.Failures[0].Attachments.Select(a => (a.Key, a.Value.Text, a.Value.Bytes?.Length)));
    }

    [Fact]
    public async Task A_large_value_of_an_earlier_session_is_shown_without_its_secret()
    {
        var large = $"{new string('x', 1024 * 1024)} late-secrets-tests-12";
        await engine.RunAsync([new { Id = "p", Row = large }], context =>
        {
            context.Record("large", large);
            context.Output = large;
            context.Attachments = [new("text", new(large, null, null)), new("raw", new(null, System.Text.Encoding.Unicode.GetBytes(large), null))];
            return false;
        });
        _ = new Secret("late-secrets-tests-12");

        var shown = (await engine.RunAsync([new { Id = "p", Row = large }], _ => true)).Summary.Failures[0];

        string[] texts = [System.Text.Encoding.UTF8.GetString(shown.InputJson.Span), System.Text.Encoding.UTF8.GetString(shown.Values[0].Value), shown.Output!, shown.Attachments[0].Value.Text!, System.Text.Encoding.Unicode.GetString(shown.Attachments[1].Value.Bytes!)];
        Assert.All(texts, t => Assert.True(t.Length > 1024 * 1024 && !t.Contains("secrets-tests-12", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_before_the_first_is_taken()
    {
        _ = new Secret("secrets tests 13\nof two lines");

        Assert.Equal("with *** inside", Printable.FirstLine("\nwith secrets tests 13\nof two lines inside", 200));
    }

    [Fact]
    public void A_progress_line_tells_no_secret()
    {
        _ = new Secret("secrets-tests-9");
        var progress = new ProgressSnapshot("x", "secrets-tests-9", 0, 1, 2, 0, 1, "of secrets-tests-9", 1, null);

        Assert.Equal("x  ***  1/2  50 %  of *** 1.000", ProgressLine.Plain(progress, null));
    }

    [Theory]
    [InlineData(190)]
    [InlineData(199)]
    public void A_text_is_masked_before_it_is_cut(int before)
    {
        _ = new Secret("secrets-tests-10-of-some-length");
        var text = $"{new string('x', before)}secrets-tests-10-of-some-length{new string('y', 200)}";

        Assert.DoesNotContain("secret", Printable.FirstLine($"\n{text}", 200) + Printable.Line(text, 200) + Printable.Block(text, 200) + Score.Contains(text[(before - 60)..], "z").Reason, StringComparison.Ordinal);
    }

    private JsonElement Header() => JsonDocument.Parse(File.ReadLines(Directory.GetFiles(engine.ExperimentFolder, "*.jsonl").Single()).First()).RootElement;
}
