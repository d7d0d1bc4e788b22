using System.Diagnostics;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>What a reader meets that is larger, slower or something else than a session file.</summary>
public sealed class ReaderLimitTests : IDisposable
{
    private const string Name = "Tests.a.jsonl";

    private readonly MemoryFolder folder = new();
    private readonly string scratch = Directory.CreateTempSubdirectory("evaltest-").FullName;

    public static bool IsUnix => !OperatingSystem.IsWindows();

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(scratch, recursive: true);
    }

    [Theory]
    [InlineData(0, "p 0.5, q 0.25", "")]
    [InlineData(1, "p unknown, q 0.25", "3 TooLong, 4 Missing")]
    public void The_longest_line_is_believed_and_a_longer_one_is_not(int tooLong, string state, string damage)
    {
        // The number and the checksum of a line of exactly that length are right.
        var body = OddLines.Head + ",\"output\":\"\"";
        var frame = SessionBytes.Begin('a').Add(Sample("o")).Add("sample", body).Lines[2].Length;
        body = $"{body[..^1]}{new string('x', SessionLine.MaxLength - frame + tooLong)}\"";
        folder[Name] = SessionBytes.Begin('a').Add(Sample("o")).Add("sample", body).Add(Sample("q", 0.25)).ToArray();

        var loaded = ExperimentState.Load(folder, "Tests");

        Assert.Equal((state, damage), (Describe(loaded, "p", "q"), string.Join(", ", loaded.Damage.Select(d => $"{d.Line} {d.Kind}"))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_of_a_gigabyte_costs_no_more_memory_than_the_longest_line(bool ends)
    {
        var whole = SessionBytes.Begin('a').Add(Sample("p", 0.25)).Skip().Add(Sample("q", 0.5));
        byte[] before = [.. whole.Lines[0], .. whole.Lines[1]];
        folder.Put(Name, new Huge(before, 1L << 30, ends ? [(byte)'\n', .. whole.Lines[2]] : []));
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        var state = ExperimentState.Load(folder, "Tests");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 3 * SessionLine.MaxLength);
        Assert.Equal(ends ? "p 0.25, q 0.5" : "p 0.25, q unknown", Describe(state, "p", "q"));
        Assert.Equal(ends ? "3 TooLong, 4 Missing" : "3 TooLong", string.Join(", ", state.Damage.Select(d => $"{d.Line} {d.Kind}")));
    }

    [Fact]
    public void A_disk_that_gives_little_at_a_time_gives_the_same()
    {
        var bytes = EveryRecord.File().ToArray();
        folder[Name] = bytes;
        var truth = Story.Of(folder, Name, []);
        var random = new Random(1);

        for (var round = 0; round < 20; round++)
        {
            using var slow = new MemoryFolder();
            slow.Put(Name, new Slow(bytes, () => random.Next(1, 1 << random.Next(1, 10))));

            Assert.Equal(truth, Story.Of(slow, Name, []));
        }
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "There are no pipes in folders here.", Timeout = 20_000)]
    public async Task A_folder_a_link_and_a_pipe_are_named_and_neither_read_nor_waited_for()
    {
        var real = Path.Combine(scratch, "real");
        await File.WriteAllBytesAsync(real, SessionBytes.Begin('a').Add(Sample("p")).ToArray(), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(scratch, "1.jsonl"));
        File.CreateSymbolicLink(Path.Combine(scratch, "2.jsonl"), real);
        File.CreateSymbolicLink(Path.Combine(scratch, "3.jsonl"), Path.Combine(scratch, "nothing"));
        await Process.Start("mkfifo", [Path.Combine(scratch, "4.jsonl")]).WaitForExitAsync(TestContext.Current.CancellationToken);
        using var disk = Disks.Local.Find(scratch)!;

        var state = await Task.Run(() => ExperimentState.Load(disk, "Tests"), TestContext.Current.CancellationToken);

        Assert.Equal("p unknown", Describe(state, "p"));
        Assert.Equal(
            Enumerable.Range(1, 4).Select(i => $"{scratch}/{i}.jsonl: it is a folder, a link or a pipe and no session file; it is not read. Move it away, or put the file itself in its place."),
            state.Damage.Select(d => d.ToString()).Order());
    }

    [Fact]
    public void A_record_that_was_changed_since_it_was_indexed_is_told_with_its_place()
    {
        var file = SessionBytes.Begin('a').Add(Sample("p"));
        folder[Name] = file.ToArray();
        var session = ExperimentState.Load(folder, "Tests").Sessions[0];
        var offset = file.Lines[0].Length;

        foreach (var changed in (byte[][])[[], [.. file.Lines[0]], [.. file.Lines[0], .. "{}\n"u8], [.. file.Lines[0], .. new byte[100], (byte)'\n'], [.. file.ToArray()[..^1]]])
        {
            folder[Name] = changed;
            var told = Assert.ThrowsAny<EvalTestException>(() => SampleLines.ReadAt(session, offset));
            Assert.StartsWith($"{session.Path} no longer has the record that was at byte {offset}: the file was changed while this process read it.", told.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Slow(byte[] bytes, Func<int> most) : IStoredFile
    {
        public long Length => bytes.Length;

        public int Read(Span<byte> target, long offset)
        {
            var count = (int)Math.Min(Math.Min(bytes.Length - offset, target.Length), most());
            bytes.AsSpan((int)offset, count).CopyTo(target);
            return count;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Some bytes, very many more, and some bytes again.</summary>
    private sealed class Huge(byte[] before, long filling, byte[] after) : IStoredFile
    {
        public long Length => before.Length + filling + after.Length;

        public int Read(Span<byte> target, long offset)
        {
            if (offset < before.Length)
                return Copy(before, offset, target);
            if (offset >= before.Length + filling)
                return Copy(after, offset - before.Length - filling, target);

            var count = (int)Math.Min(target.Length, before.Length + filling - offset);
            target[..count].Fill((byte)'x');
            return count;
        }

        public void Dispose()
        {
        }

        private static int Copy(byte[] source, long offset, Span<byte> target)
        {
            var count = (int)Math.Min(target.Length, source.Length - offset);
            source.AsSpan((int)offset, count).CopyTo(target);
            return count;
        }
    }
}
