using EvalTest.Model;
using EvalTest.Sessions;
using EvalTest.Storage;

namespace EvalTest.Core.Tests.Sessions;

/// <summary>Folders of several machines, copied into one in any order, whole and in part. A failure names the seed of its world.</summary>
public sealed class MergeTests
{
    private static readonly (int Worlds, int Orders) size =
        Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1" ? (10_000, 3)
        : Environment.GetEnvironmentVariable("EVALTEST_MUTATION") == "1" ? (40, 1)
        : (1_000, 1);

    [Fact]
    public async Task However_files_arrive_the_state_follows_the_rules_loses_no_result_that_is_there_and_ends_the_same()
    {
        await Parallel.ForAsync(0, size.Worlds, TestContext.Current.CancellationToken, async (seed, _) =>
        {
            using var world = await MergeWorld.CreateAsync(seed);
            var random = new Random(seed);
            var whole = world.NewFolder();
            world.CopyAll(whole);
            var (expected, counting) = Follow(seed, whole, []);
            for (var order = 0; order < size.Orders; order++)
            {
                var folder = world.NewFolder();
                foreach (var name in Arrivals(random, world))
                {
                    Arrive(random, folder, name, world.Files[name]);
                    if (random.Next(2) == 0)
                        Follow(seed, folder, counting);
                }

                world.CopyAll(folder);
                Assert.Equal((seed, expected), (seed, Follow(seed, folder, counting).State));
            }
        });
    }

    private static string[] Arrivals(Random random, MergeWorld world)
    {
        var names = world.Files.Keys.Concat(random.GetItems(world.Files.Keys.ToArray(), 2)).ToArray();
        random.Shuffle(names);
        return names;
    }

    /// <summary>A file arrives: whole or cut off anywhere, in place of a shorter one or beside it under another name.</summary>
    private static void Arrive(Random random, string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, random.Next(4) == 0 ? $"copy-{random.Next(3)}-{name}" : name);
        var length = random.Next(2) == 0 ? random.Next(bytes.Length) : bytes.Length;
        if (!File.Exists(path) || new FileInfo(path).Length < length)
            File.WriteAllBytes(path, bytes[..length]);
    }

    /// <summary>Checks a folder against the rules; returns its whole state, and where the completed results stand that count in it.</summary>
    private static (string State, Dictionary<string, string> Counting) Follow(int seed, string folder, Dictionary<string, string> inTheWhole)
    {
        var model = MergeModel.Of(Directory.GetFiles(folder).Order().Select(File.ReadAllBytes));
        using var open = Disks.Local.Find(folder);
        var state = ExperimentState.Load(open, "Tests");
        var results = state.Eval(SessionFiles.EvalId);
        var slots = MergeWorld.Ids.ToDictionary(id => id, id => Slot(results, id));
        var counting = slots.Where(s => s.Value.State == ResultState.Completed).ToDictionary(s => s.Key, s => Place(state, s.Value));

        Assert.DoesNotContain(state.Damage, d => !d.Normal);
        foreach (var id in MergeWorld.Ids)
            Assert.Equal((seed, folder, id, model.Current(id)), (seed, folder, id, counting.GetValueOrDefault(id)));
        Assert.Equal((seed, folder, model.Conflicts()), (seed, folder, results.Conflicts(1).Count));
        foreach (var (id, place) in inTheWhole.Where(c => model.Holds(c.Value)))
            Assert.True(counting.ContainsKey(id), $"world {seed}, {folder}: {id} has the completed result {place}, which counts in the whole, and none counts here");
        return (Text(state, results, slots), counting);
    }

    private static ResultSlot Slot(EvalResults results, string id)
    {
        results.Claim(KeyHash.Of(new SampleKey("", id, 0)), 0, out var slot);
        results.Include(slot, awaited: false);
        return results.Aggregate((slots, _, _) => slots[slot]);
    }

    private static string Place(ExperimentState state, ResultSlot slot) => $"{state.Sessions[slot.Session].Header.Session} {slot.Sequence}";

    private static string Text(ExperimentState state, EvalResults results, Dictionary<string, ResultSlot> slots)
    {
        var scores = results.Aggregate((all, columns, _) => string.Join(", ", columns.Select(c => $"{c.Name} {c.IsVerdict} {c.RunningMean}")));
        var samples = slots.Select(s => s.Value.State == ResultState.None ? s.Key : $"{s.Key} {s.Value.State} {s.Value.Verdict} {s.Value.Attempt} {s.Value.Tries} {s.Value.InputHash} {Place(state, s.Value)}");
        return $"{string.Join("; ", samples)}; {scores}; selected {results.Aggregate((_, _, selected) => selected)}; seen {string.Join(", ", state.Seen.OrderBy(s => s.Key, StringComparer.Ordinal))}";
    }
}
