using EvalTest.Sessions;
using EvalTest.Storage;
using EvalTest.TestKit;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Both readers say the same of every folder.</summary>
public sealed class SecondReaderTests : IDisposable
{
    private readonly string scratch = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public static bool HasPython => SecondReader.Python is not null;

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    [Fact(SkipUnless = nameof(HasPython), Skip = "There is no python3 here.")]
    public async Task It_agrees_on_every_golden_folder()
    {
        var golden = Path.Combine(Repository.Root, "tests", "EvalTest.Core.Tests", "Sessions", "Golden");
        var names = GoldenCases.All.Keys.ToList();

        var said = await SecondReader.ReadAsync([.. names.Select(name => Path.Combine(golden, name))], TestContext.Current.CancellationToken);

        Assert.Equal(names.Count, said.Count);
        foreach (var (name, state) in names.Zip(said))
            ApprovedText.MatchesFile(StateText.Of(state), Path.Combine(golden, name, "state.approved.txt"), approve: false);
    }

    /// <summary>Folders that no one thought of: the seed of each stands in the failure.</summary>
    [Fact(SkipUnless = nameof(HasPython), Skip = "There is no python3 here.")]
    public async Task It_agrees_on_random_folders()
    {
        var count = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? 5_000 : 300;
        var folders = Enumerable.Range(0, count).Select(seed => (Path: Path.Combine(scratch, $"seed-{seed}"), Files: new RandomFolder(new Random(seed)).Make())).ToList();
        folders.ForEach(folder => folder.Files.WriteTo(folder.Path));

        var said = await SecondReader.ReadAsync([.. folders.Select(f => f.Path)], TestContext.Current.CancellationToken);

        Assert.Equal(count, said.Count);
        foreach (var (folder, state) in folders.Zip(said))
            Assert.Equal($"{Path.GetFileName(folder.Path)} {StateText.Of(folder.Files)}", $"{Path.GetFileName(folder.Path)} {StateText.Of(state)}");
    }

    [Fact(SkipUnless = nameof(HasPython), Skip = "There is no python3 here.")]
    public async Task It_agrees_on_what_is_no_file_and_on_lines_at_the_limit()
    {
        Directory.CreateDirectory(Path.Combine(scratch, "Tests.folder.jsonl"));
        File.WriteAllBytes(Path.Combine(scratch, "Tests.whole.jsonl"), AtTheLimit('a', 0));
        File.WriteAllBytes(Path.Combine(scratch, "Tests.long.jsonl"), AtTheLimit('b', 1));
        using var folder = Disks.Local.Find(scratch)!;

        var said = await SecondReader.ReadAsync([scratch], TestContext.Current.CancellationToken);

        Assert.Equal(StateText.Of(folder), StateText.Of(said[0]));
        Assert.Contains("Tests.long.jsonl:2 toolong", said[0], StringComparison.Ordinal);
    }

    /// <summary>A line that is too long by so many bytes. The one that is not goes without a right checksum, which Python would take seconds for.</summary>
    private static byte[] AtTheLimit(char session, int tooLong)
    {
        var line = new byte[SessionLine.MaxLength + tooLong];
        line.AsSpan().Fill((byte)'x');
        line[^1] = (byte)'\n';
        return SessionBytes.Begin(session).AddLine(line).Add(SessionFiles.Sample("p")).ToArray();
    }
}
