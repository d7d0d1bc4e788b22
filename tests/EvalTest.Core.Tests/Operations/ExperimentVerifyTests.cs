using System.Text;
using EvalTest.Core.Tests.Sessions;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class ExperimentVerifyTests
{
    private static readonly SessionBytes file = SessionBytes.Begin('a').Add(Sample("p", 0.25), Sample("q", 0.5), Sample("r", 0.75)).End();

    private readonly Store store = new();

    [Fact]
    public void An_experiment_without_damage_is_sound()
    {
        store.With("x", file, Naming('b', "large"));
        store.Write("x", Large.Name("large"), "large"u8.ToArray());
        store.Write("x", "Tests.net10.0.lock", []);
        store.Write("x", "Tests.net10.0.owner.json", []);

        var found = Verify("x");

        Assert.Equal((true, 2, 7L, 1), (found.IsSound, found.Sessions, found.Lines, found.Values));
        Assert.Equal("", Words(found));
    }

    public static TheoryData<string, string> Damages { get; } = new()
    {
        { "changed", "3 Checksum RunsAgain q; 4 Missing Nothing; 5 Digest Nothing" },
        { "changed beyond reading", "3 Checksum Unknown; 4 Missing Nothing; 5 Digest Nothing" },
        { "removed", "3 Missing Unknown 1; 4 Digest Nothing" },
        { "repeated", "4 Order Nothing q; 6 Digest Nothing" },
        { "torn", "3 Torn RunsAgain q" },
        { "torn early", "3 Torn Unknown" },
        { "headless", "1 Header Unknown" },
        { "empty", "0 Empty Nothing" },
        { "digest", "5 Digest Nothing" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damage_is_named_with_its_line_and_what_it_costs(string kind, string expected)
    {
        store.Write("x", file.Name, Damaged(kind));

        var found = Verify("x");

        Assert.Equal(expected, Words(found));
        Assert.Equal(kind is "torn" or "torn early" or "empty", found.IsSound);
    }

    [Theory]
    [InlineData(0.5, "3 Checksum Nothing q; 4 Missing Nothing; 5 Digest Nothing")]
    [InlineData(-1, "3 Checksum AnotherCounts q; 4 Missing Nothing; 5 Digest Nothing")]
    public void What_a_later_session_completed_costs_nothing(double score, string expected)
    {
        store.Write("x", file.Name, Damaged("changed"));
        store.With("x", SessionBytes.Begin('b', ('a', 4)).Add(score < 0 ? Sample("q", outcome: Outcome.Error) : Sample("q", score)));

        Assert.Equal(expected, Words(Verify("x")));
    }

    [Fact]
    public void An_earlier_result_that_counts_in_place_of_a_damaged_one_is_told()
    {
        store.With("x", SessionBytes.Begin('b').Add(Sample("q", 0)));
        var later = SessionBytes.Begin('a', ('b', 1)).Add(Sample("q", 0.5));
        store.Write("x", later.Name, [.. later.Lines[0], .. Changed(later.Lines[1])]);

        Assert.Equal("2 Checksum AnotherCounts q", Words(Verify("x")));
    }

    [Fact]
    public void A_copy_that_holds_the_line_makes_a_damage_cost_nothing()
    {
        store.Write("x", file.Name, Damaged("changed"));
        store.Write("x", "Tests.copy.jsonl", file.ToArray());

        Assert.Equal("3 Checksum Nothing q; 4 Missing Nothing; 5 Digest Nothing", Words(Verify("x")));
    }

    [Fact]
    public void Large_values_are_compared_with_their_names()
    {
        store.With("x", Naming('b', "gone!", "wrong", "short"));
        store.Write("x", Large.Name("wrong"), "WRONG"u8.ToArray());
        store.Write("x", Large.Name("short"), "sho"u8.ToArray());
        store.Write("x", Large.Name("other"), "other"u8.ToArray());

        var found = Verify("x");

        var values = found.DamagedValues.ToDictionary(v => $"{v.Value.Sha256}.value", v => $"{v.What.Split('.')[0]} {string.Join(',', v.NamedBy)}");
        Assert.Equal($"its file is missing Tests.{Id('b')}.jsonl:2", values[Large.Name("gone!")]);
        Assert.Equal($"its file was changed: the SHA-256 of what it holds is not its name Tests.{Id('b')}.jsonl:3", values[Large.Name("wrong")]);
        Assert.Equal($"its file holds 3 bytes and not 5 Tests.{Id('b')}.jsonl:4", values[Large.Name("short")]);
        Assert.Equal([Large.Name("other")], found.UnusedValues);
        Assert.False(found.IsSound);
    }

    [Fact]
    public void What_is_left_over_and_what_is_not_ours_is_named_and_harms_nothing()
    {
        store.With("x", file);
        store.Write("x", "a.1.partial", []);
        store.Write("x", "notes.txt", []);
        store.Write("x/folder", "file", []);

        var found = Verify("x");

        Assert.Equal((true, "a.1.partial", "folder,notes.txt"), (found.IsSound, string.Join(',', found.Partials), string.Join(',', found.Strangers)));
    }

    [Fact]
    public void While_a_process_writes_nothing_is_called_left_over()
    {
        store.With("x", file);
        store.Write("x", "a.1.partial", []);
        using var folder = store.Find("x")!;
        using var held = folder.TryLock("Tests.net10.0.lock", LockMode.Exclusive);
        new WriterFacts(4711, "lab", DateTimeOffset.UnixEpoch, TimeSpan.Zero, false).Write(folder, "Tests.net10.0.owner.json");

        var found = Verify("x");

        Assert.Empty(found.Partials);
        Assert.Equal(4711, found.Writers.Single().Facts!.Pid);
    }

    [Fact]
    public void Sessions_that_contradict_each_other_are_named()
    {
        store.With("x", file, SessionBytes.Begin('b').Add(Sample("p", 1)));

        var found = Verify("x");

        Assert.Equal((true, 1, "p"), (found.IsSound, found.Conflicts.Count, found.Conflicts.First.Single().Counts.Key.SampleId));
    }

    [Fact]
    public void A_file_of_another_format_is_named_and_the_others_are_checked_all_the_same()
    {
        store.Write("x", file.Name, Damaged("changed"));
        store.With("x", SessionBytes.BeginRaw(Id('f'), $"\"format\":\"evaltest/2\",\"session\":\"{Id('f')}\",\"seen\":{{}}"));

        var found = Verify("x");

        Assert.Contains("has the format \"evaltest/2\"", found.Unreadable.Single(), StringComparison.Ordinal);
        Assert.Equal("3 Checksum Unknown q; 4 Missing Nothing; 5 Digest Nothing", Words(found));
    }

    [Fact]
    public void It_changes_nothing()
    {
        store.With("x", file);
        var operations = store.Disk.Log.Count;

        Verify("x");

        Assert.Equal(operations, store.Disk.Log.Count);
    }

    [Fact]
    public void What_does_not_exist_is_not_checked() =>
        Assert.StartsWith("There is no experiment \"y\"", Assert.ThrowsAny<EvalTestException>(() => Verify("y")).Message, StringComparison.Ordinal);

    private ExperimentVerification Verify(string name) => ExperimentVerify.Verify(store.Disk, Store.Root, name);

    /// <summary>A session with a line for each of these large values.</summary>
    private static SessionBytes Naming(char session, params string[] values) =>
        SessionBytes.Begin(session).Add([.. values.Select(v => Sample(v) with { Files = [KeyValuePair.Create("output", new LargeValue(Large.Name(v)[..64], v.Length))] })]);

    private static string Words(ExperimentVerification found) => string.Join("; ", found.Damage.Select(d =>
        $"{d.Damage.Line} {d.Damage.Kind} {d.Cost}{(d.Sample is { } sample ? $" {sample.Id}" : "")}{(d.Vanished > 0 ? $" {d.Vanished}" : "")}"));

    private static byte[] Damaged(string kind)
    {
        var lines = file.Lines;
        return kind switch
        {
            "changed" => [.. lines[0], .. lines[1], .. Changed(lines[2]), .. lines[3], .. lines[4]],
            "changed beyond reading" => [.. lines[0], .. lines[1], .. Encoding.UTF8.GetBytes(new string('#', 50)), (byte)'\n', .. lines[3], .. lines[4]],
            "removed" => [.. lines[0], .. lines[1], .. lines[3], .. lines[4]],
            "repeated" => [.. lines[0], .. lines[1], .. lines[2], .. lines[2], .. lines[3], .. lines[4]],
            "torn" => [.. lines[0], .. lines[1], .. lines[2][..^9]],
            "torn early" => [.. lines[0], .. lines[1], .. lines[2][..25]],
            "headless" => [.. Changed(lines[0]), .. lines[1], .. lines[2]],
            "empty" => [],
            _ => [.. SessionBytes.Begin('a').Add(Sample("p", 0.5), Sample("q", 0.5), Sample("r", 0.75)).Lines.SelectMany(l => l), .. lines[4]],
        };
    }

    /// <summary>With a score that is not the one that was written.</summary>
    private static byte[] Changed(byte[] line)
    {
        var changed = line.ToArray();
        changed[^20] ^= 1;
        return changed;
    }
}
