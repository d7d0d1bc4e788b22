using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Races;

public sealed class RacingProcessesTests : IDisposable
{
    private const int Processes = 20;

    private static readonly int operations = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 50 : 12;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Twenty_processes_write_rename_and_delete_and_nothing_is_lost_split_or_written_by_two()
    {
        var seed = Random.Shared.Next(1_000_000);
        var root = scratch.Folder("experiments");
        var logs = scratch.Folder("logs");
        var children = Enumerable.Range(0, Processes).Select(i => ChildProcess.Start(RaceRole.Child(root, seed + i, operations, Path.Combine(logs, $"{i}")))).ToList();
        try
        {
            foreach (var child in children)
                await child.UntilAsync(() => child.Output.Contains(RaceRole.Ready, StringComparison.Ordinal), "it is ready", patience);
            foreach (var child in children)
                child.Input.Write("\n"u8);
            foreach (var child in children)
                Assert.Equal((0, ""), await child.WaitAsync(patience) is var result ? (result.ExitCode, result.Error) : default);
        }
        finally
        {
            foreach (var child in children)
                await child.DisposeAsync();
        }

        var said = Directory.GetFiles(logs).SelectMany(File.ReadAllLines).ToList();
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", said.Where(l => !l.StartsWith(RaceLog.Acknowledged, StringComparison.Ordinal)).CountBy(l => string.Join(' ', l.Split(' ')[..2]).Split("Tests.")[0]).Select(c => $"{c.Value} {c.Key}")));
        Assert.True(RaceVerdict.Faults(root, said) is [], $"seed {seed}:\n{string.Join('\n', RaceVerdict.Faults(root, said))}");
        foreach (var kind in new[] { "write", "rename", "delete" })
            Assert.Contains($"{RaceLog.Did} {kind}", said);
    }
}
