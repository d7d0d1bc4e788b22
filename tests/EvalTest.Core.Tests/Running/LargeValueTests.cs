using System.Security.Cryptography;
using System.Text;

namespace EvalTest.Core.Tests.Running;

/// <summary>Values that are too large for a line: kept beside the session file, found again, shared, and missed with words.</summary>
public sealed class LargeValueTests : IDisposable
{
    private const int Threshold = 1024 * 1024;
    private readonly Engine engine = new();

    private sealed record Row(string Id, string Text = "");

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Every_large_part_of_a_record_comes_back_as_it_was_and_the_small_ones_stay_in_the_line()
    {
        var text = new string('ä', Threshold / 2) + "end";
        var bytes = new byte[Threshold + 1];
        bytes[^1] = 7;

        var outcome = await engine.RunAsync([new Row("p", text)], context =>
        {
            context.Record("small", "s");
            context.Record("large", text);
            context.Output = text;
            context.Attachments = [new("note", new(text, null, "text/plain")), new("picture", new(null, bytes, "image/png")), new("tiny", new("t", null, null))];
            return false;
        });

        var failure = outcome.Summary.Failures[0];
        Assert.Equal(["small \"s\"", $"large \"{text}\""], failure.Values.Select(v => $"{v.Key} {Encoding.UTF8.GetString(v.Value)}"));
        Assert.Equal(text, failure.Output);
        Assert.Equal([("note", text, null, "text/plain"), ("picture", null, Hash(bytes), "image/png"), ("tiny", "t", null, null)], failure.Attachments.Select(a => (a.Key, a.Value.Text, a.Value.Bytes is { } b ? Hash(b) : null, a.Value.MediaType)));
        Assert.Contains(text, Encoding.UTF8.GetString(failure.InputJson.Span), StringComparison.Ordinal);
        Assert.All(await File.ReadAllLinesAsync(SessionFile(), TestContext.Current.CancellationToken), line => Assert.True(line.Length < 2_000));
    }

    [Fact]
    public async Task A_value_of_exactly_a_mebibyte_stays_in_the_line()
    {
        await engine.RunAsync([new Row("p")], context =>
        {
            context.Record("whole", new string('x', Threshold - 2));
            return true;
        });

        Assert.Empty(ValueFiles());
    }

    [Fact]
    public async Task Equal_values_share_a_file_that_is_named_by_its_hash()
    {
        var text = new string('x', Threshold);
        await engine.RunAsync([new Row("p"), new Row("q")], context =>
        {
            context.Record("a", text);
            return true;
        });
        await engine.RunAsync([new Row("r")], context =>
        {
            context.Record("b", text);
            return true;
        });

        var file = Assert.Single(ValueFiles());
        Assert.Equal($"{Hash(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))}.value", Path.GetFileName(file));
        Assert.Empty(Directory.GetFiles(engine.ExperimentFolder, "*.partial"));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("cut")]
    [InlineData("flipped")]
    public async Task A_value_file_that_is_damaged_is_missed_with_words_and_its_result_stands(string damage)
    {
        object? Body(EvalContext context)
        {
            context.Record("large", new string('x', Threshold));
            return new Score("accuracy", 0.25, false);
        }

        await engine.RunAsync([new Row("p")], Body);
        var file = Assert.Single(ValueFiles());
        Damage(file, damage);

        var outcome = await engine.RunAsync([new Row("p")], _ => throw new InvalidOperationException("it must not run again"));

        var failure = Assert.Single(outcome.Summary.Failures);
        Assert.Equal(0.25, failure.Scores[0].Value);
        Assert.Equal($"\"({Threshold + 2} bytes that were recorded here are missing or damaged: {Path.GetFileName(file)})\"", Encoding.UTF8.GetString(failure.Values[0].Value));
    }

    [Fact]
    public async Task A_file_of_that_name_that_holds_something_else_stops_the_run_and_is_left_alone()
    {
        var text = new string('x', Threshold);
        var name = $"{Hash(Encoding.UTF8.GetBytes($"\"{text}\""))}.value";
        Directory.CreateDirectory(engine.ExperimentFolder);
        await File.WriteAllTextAsync(Path.Combine(engine.ExperimentFolder, name), "mine", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAnyAsync<EvalTestException>(() => engine.RunAsync([new Row("p")], context =>
        {
            context.Record("large", text);
            return true;
        }));

        Assert.Contains($"{name} failed: the file holds 4 bytes and not the {Threshold + 2} that its name stands for. Move it away. No sample of this run was durable yet. The run stops here", fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(engine.ExperimentFolder, name), TestContext.Current.CancellationToken));
    }

    private static void Damage(string file, string damage)
    {
        var bytes = File.ReadAllBytes(file);
        if (damage == "gone")
            File.Delete(file);
        else if (damage == "cut")
            File.WriteAllBytes(file, bytes[..^1]);
        else
            File.WriteAllBytes(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string SessionFile() => Assert.Single(Directory.GetFiles(engine.ExperimentFolder, "*.jsonl"));

    private string[] ValueFiles() => Directory.GetFiles(engine.ExperimentFolder, "*.value");
}
