using System.Text.Json;
using EvalTest.Model;
using EvalTest.TestKit;
using EvalTest.Tool.CommandLine;

namespace EvalTest.Tool.Tests.Failures;

/// <summary>Damaged files of every kind: verify names the line, list and show still answer, and no command believes or loses more than that.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly int step = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 1 : 97;

    private readonly Lab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task Verify_names_the_line_and_list_and_show_still_answer()
    {
        await lab.RunAsync("x", 5, Body, null, new Gate("quality", 0.5, null, 0.5));
        await lab.ToolAsync("copy", "x", "whole");
        var file = Assert.Single(Directory.GetFiles(lab["x"], "*.jsonl"));

        foreach (var (what, bytes, line) in DamagedFiles.Of(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), step))
        {
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

            var verified = await lab.ToolAsync("verify", "x", "--json");

            using var json = JsonDocument.Parse(verified.Out);
            var damage = json.RootElement.GetProperty("damage").EnumerateArray().ToList();
            var isCut = damage.TrueForAll(d => d.GetProperty("normal").GetBoolean());
            if (verified.Code != (isCut ? ExitCode.Done : ExitCode.Bad) || !(damage.Exists(d => d.GetProperty("line").GetInt64() is var named && (named == line || (line == 1 && named == 0))) || (isCut && what.StartsWith("cut", StringComparison.Ordinal))))
                Assert.Fail($"{what}, line {line}: {verified}");
            await AnswersAsync(what);
        }
    }

    [Theory]
    [InlineData("damaged-files")]
    [InlineData("damaged-lines")]
    public async Task The_files_of_the_format_s_own_tests_are_answered(string folder)
    {
        Directory.CreateDirectory(lab["x"]);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "EvalTest.Core.Tests", "Sessions", "Golden", folder)))
            File.Copy(file, lab["x", Path.GetFileName(file)]);
        var before = Hostile.FolderPicture.Of(lab["x"]);

        await AnswersAsync(folder);
        var verified = await lab.ToolAsync("verify", "x");

        Assert.Equal(ExitCode.Bad, verified.Code);
        foreach (var command in (string[])["copy x y", "merge x --into w", "gate x", "retract x --errors --dry-run", "show x --full", "show x --errors --failed --json", "doctor"])
            Assert.NotEqual(ExitCode.Fault, (await lab.ToolAsync(command.Split(' '))).Code);
        Assert.Equal(before, Hostile.FolderPicture.Of(lab["x"]));
    }

    private static object? Body(EvalContext context)
    {
        context.Record("answer", new string('a', 100));
        return context.Index == 3 ? throw new InvalidOperationException("no") : new EvalResult(new Score("quality", 0.1 * context.Index, context.Index > 1));
    }

    private async Task AnswersAsync(string what)
    {
        foreach (var command in (string[])["list", "show x", "show x --errors --failed --json"])
        {
            var answered = await lab.ToolAsync(command.Split(' '));
            if (answered.Code != ExitCode.Done || answered.Error.Length > 0)
                Assert.Fail($"{what}, {command}: {answered}");
        }
    }
}
