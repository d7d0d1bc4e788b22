using EvalTest.Core.Tests.Sessions;
using EvalTest.Model;
using EvalTest.Operations;
using EvalTest.Sessions;
using EvalTest.Storage;
using static EvalTest.Core.Tests.Sessions.SessionFiles;

namespace EvalTest.Core.Tests.Operations;

public sealed class ExperimentMergeTests
{
    private static readonly SessionBytes first = SessionBytes.Begin('a').Add(Sample("p", 0.25), Sample("q", 0.5));
    private static readonly SessionBytes second = SessionBytes.Begin('b').Add(Sample("r", 0.75)).End();

    private readonly Store store = new Store().With("x", first).With("n/y", second);

    [Fact]
    public void The_union_of_two_experiments_is_a_new_one()
    {
        store.Write("x", Large.Name("large"), "large"u8.ToArray());
        store.Write("n/y", Large.Name("large"), "large"u8.ToArray());

        var merged = Merge("z", "x", "n/y");

        Assert.Equal("p 0.25, q 0.5, r 0.75", Describe(store.Load("z"), "p", "q", "r"));
        Assert.Equal((true, 1, 2, 0), (merged.IsNew, merged.Values, merged.Sessions.Count, merged.Skipped.Count));
        Assert.Equal((true, true), (store.Has("x"), store.Has("n/y")));
    }

    [Fact]
    public void A_folder_elsewhere_is_added_to_an_experiment_that_is_written()
    {
        store.With("../artifact/part", second);
        using var folder = store.Find("x")!;
        using var writing = folder.TryLock(WriterLock.ExperimentLock, LockMode.Shared);

        var merged = ExperimentMerge.Merge(store.Disk, Store.Root, [MergeSource.At(Path.GetFullPath("/store/artifact/part"))], "x");

        Assert.Equal((false, second.Name), (merged.IsNew, merged.Sessions.Single().Name));
        Assert.Equal("p 0.25, r 0.75", Describe(store.Load("x"), "p", "r"));
    }

    [Fact]
    public void Of_one_session_the_longer_file_is_kept_and_nothing_twice()
    {
        store.Write("y", first.Name, [.. first.Lines[0], .. first.Lines[1]]);
        store.Write("z", "Tests.copy.jsonl", first.ToArray());

        var merged = Merge("w", "y", "x", "z");

        Assert.Equal([first.Name], merged.Sessions.Select(s => s.Name));
        Assert.Equal([$"{first.Name}", $"{first.Name}"], merged.Skipped.Select(s => s.Name));
        Assert.Equal("p 0.25, q 0.5", Describe(store.Load("w"), "p", "q"));
    }

    [Fact]
    public void A_longer_file_goes_beside_the_shorter_one_of_the_target()
    {
        store.Write("y", first.Name, [.. first.Lines[0], .. first.Lines[1]]);

        var merged = Merge("y", "x");

        Assert.Equal([$"Tests.{Id('a')}-2.jsonl"], merged.Sessions.Select(s => s.Name));
        Assert.Equal("p 0.25, q 0.5", Describe(store.Load("y"), "p", "q"));
        Assert.Empty(Merge("y", "x", "y").Sessions);
    }

    [Fact]
    public void A_session_that_went_on_in_two_places_is_kept_twice_and_reported()
    {
        store.With("y", SessionBytes.Begin('a').Add(Sample("p", 0.25), Sample("s", 1)));

        var merged = Merge("z", "x", "y");

        Assert.Equal("p 0.25, q 0.5, s 1", Describe(store.Load("z"), "p", "q", "s"));
        Assert.Equal([DamageKind.Fork], merged.Conflicts.Forks.Select(f => f.Kind));
    }

    [Fact]
    public void Results_that_contradict_each_other_are_reported()
    {
        store.With("y", SessionBytes.Begin('c').Add(Sample("p", 1, attempt: 2), Sample("q", 0.5)));

        var conflicts = Merge("z", "x", "y").Conflicts;

        var (counts, file, rival, rivalFile) = conflicts.First.Single();
        Assert.Equal((1, "p", 1.0, $"Tests.{Id('c')}.jsonl", 0.25, first.Name), (conflicts.Count, counts.Key.SampleId, counts.Scores[0].Value, file, rival.Scores[0].Value, rivalFile));
    }

    [Fact]
    public void A_value_that_is_not_what_its_name_says_is_not_added()
    {
        store.Write("x", Large.Name("large"), "wrong"u8.ToArray());
        store.Write("n/y", Large.Name("large"), "large"u8.ToArray());

        var merged = Merge("z", "x", "n/y");

        Assert.Equal((1, Path.Combine(Store.Root, "x", Large.Name("large"))), (merged.Values, merged.DamagedValues.Single()));
        Assert.NotNull(ValueFiles.Read(store.Find("z")!, new LargeValue(Large.Name("large")[..64], 5)));
    }

    [Theory]
    [InlineData("w", "There is no experiment \"w\"")]
    [InlineData("empty", "\"empty\" holds no results")]
    [InlineData("future", "has the format \"evaltest/2\"")]
    public void What_cannot_be_read_is_not_merged(string source, string why)
    {
        store.Write("empty", "experiment.lock", []);
        store.With("future", SessionBytes.BeginRaw(Id('f'), $"\"format\":\"evaltest/2\",\"session\":\"{Id('f')}\",\"seen\":{{}}"));

        Assert.Contains(why, Assert.ThrowsAny<EvalTestException>(() => Merge("z", "x", source)).Message, StringComparison.Ordinal);
        Assert.False(store.Has("z"));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.StartsWith($"There is no folder {Path.GetFullPath("/nowhere")}.", Assert.ThrowsAny<EvalTestException>(() => ExperimentMerge.Merge(store.Disk, Store.Root, [MergeSource.At("/nowhere")], "z")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_added_to_what_is_being_deleted()
    {
        using var folder = store.Find("x")!;
        using var deleting = folder.TryLock(WriterLock.ExperimentLock, LockMode.Exclusive);

        Assert.StartsWith("Nothing was merged into \"x\": another process deletes", Assert.Throws<ExperimentBusyException>(() => Merge("x", "n/y")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_leaves_the_target_with_whole_files_and_the_next_merge_adds_the_rest()
    {
        store.Write("n/y", Large.Name("large"), "large"u8.ToArray());
        var before = store.State("x");

        var count = await store.EveryCrashAsync(() => Merge("x", "n/y"), found =>
        {
            Assert.Contains(Describe(found.Load("x"), "p", "q", "r"), new[] { "p 0.25, q 0.5, r unknown", "p 0.25, q 0.5, r 0.75" });
            if (found.Names("x").Contains(second.Name))
                Assert.NotNull(ValueFiles.Read(found.Find("x")!, new LargeValue(Large.Name("large")[..64], 5)));
            Merge(found, "x", "n/y");
            Assert.Equal("p 0.25, q 0.5, r 0.75", Describe(found.Load("x"), "p", "q", "r"));
            Assert.Empty(found.Load("x").Damage);
        });

        Assert.InRange(count, 100, 1_000);
        Assert.NotEqual(before, store.State("x"));
    }

    private MergedExperiment Merge(string into, params string[] sources) => Merge(store, into, sources);

    private static MergedExperiment Merge(Store store, string into, params string[] sources) => ExperimentMerge.Merge(store.Disk, Store.Root, [.. sources.Select(MergeSource.Named)], into);
}
