using EvalTest.Sessions;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

public sealed class SessionCheckTests : IDisposable
{
    private const string Name = "Tests.a.jsonl";

    private readonly MemoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_finished_file_is_the_one_whose_digest_its_end_holds()
    {
        folder[Name] = SessionBytes.Begin('a').Add(Sample("p")).End().ToArray();

        Assert.Null(SessionCheck.Of(folder, Name));
    }

    [Fact]
    public void A_file_without_an_end_has_nothing_to_compare()
    {
        folder[Name] = SessionBytes.Begin('a').Add(Sample("p")).ToArray();

        Assert.Null(SessionCheck.Of(folder, Name));
    }

    [Fact]
    public void A_line_that_vanished_shows_in_the_digest()
    {
        var file = SessionBytes.Begin('a').Add(Sample("p"), Sample("q")).End();
        folder[Name] = [.. file.Lines[0], .. file.Lines[2], .. file.Lines[3]];

        Assert.Equal($"memory{Path.DirectorySeparatorChar}{Name}:3: its SHA-256 is not that of the lines before it: the file was changed after it was finished. Each line that is believed still matches its own checksum.", SessionCheck.Of(folder, Name)?.ToString());
    }

    [Fact]
    public void A_file_that_the_writer_finished_matches_its_digest()
    {
        folder[Name] = File.ReadAllBytes(Path.Combine(TestKit.Repository.Root, "tests", "EvalTest.Core.Tests", "Sessions", "Golden", "every-record", "Tests.20261120T110256Z-7f3a9c21d4e84b0f.jsonl"));

        Assert.Null(SessionCheck.Of(folder, Name));
    }
}
