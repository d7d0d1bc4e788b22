using System.Globalization;
using EvalTest.Sessions;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>
/// Each way in which a file's bytes can be lost or changed, at each place of a file with every type of line: what is believed
/// is what was written, and what is not is reported.
/// </summary>
public sealed class EveryDamageTests : IDisposable
{
    private const string File = "Tests.a.jsonl";
    private const int Sector = 512;

    private readonly MemoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_prefix_yields_the_lines_that_are_whole()
    {
        var file = EveryRecord.File();
        var bytes = file.ToArray();
        var truths = Enumerable.Range(0, file.Lines.Count + 1).Select(lines => Read([.. file.Lines.Take(lines).SelectMany(l => l)]).Story).ToList();

        for (var length = 0; length <= bytes.Length; length++)
        {
            var (story, damage) = Read(bytes[..length]);

            var whole = bytes.AsSpan(0, length).Count((byte)'\n');
            Assert.Equal(truths[whole], story);
            Assert.Equal(length == 0 ? "Empty" : bytes[length - 1] == '\n' ? "" : whole == 0 ? "Header" : "Torn", string.Join(' ', damage.Select(d => d.Kind)));
            Assert.All(damage, d => Assert.True(d.Normal));
        }

        Assert.True(truths[^1].Count > 8);
    }

    /// <summary>Every byte of the file with all 255 other values: 0 of them may be believed.</summary>
    [Fact]
    public void Each_changed_byte_is_detected_and_the_other_lines_stand()
    {
        var file = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? EveryRecord.File() : EveryRecord.Small();
        var truth = Read(file.ToArray()).Story;
        var bytes = file.ToArray();
        var without = Enumerable.Range(0, file.Lines.Count).Select(line => Without(truth, line)).ToList();
        var line = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var original = bytes[at];
            for (var value = 1; value < 256; value++)
            {
                bytes[at] = (byte)(original ^ value);
                var (story, damage) = Read(bytes);

                // A line feed that is lost takes the next line with it; the last one's is a torn tail.
                var expected = original == '\n' && line + 1 < file.Lines.Count ? Without(truth, line, line + 1) : without[line];
                if (!story.SequenceEqual(expected) || !damage.Exists(d => d.Line == line + 1 || (line == 0 && d.Line <= 1)))
                    Assert.Fail($"Byte {at} as {bytes[at]} instead of {original}: {string.Join("; ", story)}\n{string.Join("; ", damage)}");
            }

            bytes[at] = original;
            line += original == '\n' ? 1 : 0;
        }
    }

    [Fact]
    public void Each_dropped_line_is_missed()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        for (var line = 0; line < file.Lines.Count - 1; line++)
        {
            var (story, damage) = Read([.. file.Lines.Where((_, i) => i != line).SelectMany(l => l)]);

            Assert.Equal(Without(truth, line), story);
            Assert.Equal([(line == 0 ? DamageKind.Header : DamageKind.Missing, line + 1L)], damage.Select(d => (d.Kind, d.Line)));
        }
    }

    [Fact]
    public void Each_repeated_line_is_believed_once()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        for (var line = 0; line < file.Lines.Count; line++)
        {
            for (var at = line + 1; at <= file.Lines.Count; at++)
            {
                var lines = file.Lines.ToList();
                lines.Insert(at, lines[line]);
                var (story, damage) = Read([.. lines.SelectMany(l => l)]);

                Assert.Equal(truth, story);
                Assert.Equal([(DamageKind.Order, at + 1L)], damage.Select(d => (d.Kind, d.Line)));
            }
        }
    }

    [Fact]
    public void Of_two_swapped_lines_what_came_too_late_is_not_believed()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        for (var first = 0; first < file.Lines.Count; first++)
        {
            for (var second = first + 1; second < file.Lines.Count; second++)
            {
                var lines = file.Lines.ToList();
                (lines[first], lines[second]) = (lines[second], lines[first]);
                var (story, damage) = Read([.. lines.SelectMany(l => l)]);

                // The later line is believed in the earlier one's place, and what has a lower number is not.
                Assert.Equal(Without(truth, [.. Enumerable.Range(first, second - first)]), story);
                Assert.Equal(first == 0 ? [(DamageKind.Header, 1L)] : [(DamageKind.Missing, first + 1L), .. Enumerable.Range(first + 2, second - first).Select(l => (DamageKind.Order, (long)l))], damage.Select(d => (d.Kind, d.Line)));
            }
        }
    }

    [Fact]
    public void Each_line_of_another_session_is_refused_wherever_it_is_put()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        var other = SessionBytes.Begin('b').Add(SessionFiles.Sample("p-1", 0.5), SessionFiles.Sample("q-1", 1));
        for (var at = 1; at <= file.Lines.Count; at++)
        {
            foreach (var foreign in other.Lines)
            {
                var inserted = file.Lines.ToList();
                inserted.Insert(at, foreign);
                var (story, damage) = Read([.. inserted.SelectMany(l => l)]);

                Assert.Equal(truth, story);
                Assert.Equal([(DamageKind.Checksum, at + 1L)], damage.Select(d => (d.Kind, d.Line)));
            }
        }
    }

    [Fact]
    public void A_line_that_continues_as_another_one_is_refused()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        for (var first = 1; first < file.Lines.Count - 1; first++)
        {
            for (var second = first + 1; second < file.Lines.Count; second++)
            {
                // As after a block of the disk was lost: the begin of one line goes on as the end of a later one.
                byte[] spliced = [.. file.Lines.Take(first).SelectMany(l => l), .. file.Lines[first][..20], .. file.Lines[second][20..], .. file.Lines.Skip(second + 1).SelectMany(l => l)];
                var (story, damage) = Read(spliced);

                Assert.Equal(Without(truth, [.. Enumerable.Range(first, second - first + 1)]), story);
                Assert.Contains(damage, d => d.Kind == DamageKind.Checksum && d.Line == first + 1);
            }
        }
    }

    /// <summary>What a file system leaves that lost a block: at each offset, aligned or not.</summary>
    [Fact]
    public void Each_zeroed_block_costs_the_lines_that_it_touches_and_no_other()
    {
        var file = EveryRecord.File();
        var truth = Read(file.ToArray()).Story;
        var bytes = file.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            var zeroed = bytes.ToArray();
            var end = Math.Min(at + Sector, bytes.Length);
            zeroed.AsSpan(at, end - at).Clear();
            var (story, damage) = Read(zeroed);

            var first = bytes.AsSpan(0, at).Count((byte)'\n');
            var last = bytes.AsSpan(0, end).Count((byte)'\n');
            // Where the block ends with a line feed, the next line begins after the zeros, in the same line.
            Assert.Equal(Without(truth, [.. Enumerable.Range(first, Math.Min(last, file.Lines.Count - 1) - first + 1)]), story);
            Assert.Contains(damage, d => d.Line == first + 1);
        }
    }

    /// <summary>What a file says but for some of its lines. Without its header it says nothing.</summary>
    private static List<string> Without(List<string> truth, params int[] lines) =>
        lines.Contains(0) ? [] : [truth[0], .. truth.Skip(1).Where(word => !lines.Contains(int.Parse(word.Split(' ')[0], CultureInfo.InvariantCulture)))];

    private (List<string> Story, List<Damage> Damage) Read(byte[] bytes)
    {
        var damage = new List<Damage>();
        folder[File] = bytes;
        return (Story.Of(folder, File, damage), damage);
    }
}
