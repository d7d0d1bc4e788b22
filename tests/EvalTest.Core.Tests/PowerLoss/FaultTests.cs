using EvalTest.Core.Tests.Storage;
using EvalTest.Options;

namespace EvalTest.Core.Tests.PowerLoss;

/// <summary>Every call that a run makes to its disk, refused in every way: the run says so, stops, keeps what it acknowledged, and the same command goes on.</summary>
public sealed class FaultTests
{
    private static readonly bool nightly = Environment.GetEnvironmentVariable("EVALTEST_NIGHTLY") == "1";
    private static readonly DiskError[] errors = [DiskError.Device, DiskError.Full, DiskError.Quota, DiskError.ReadOnly];

    public static MatrixTheoryData<bool, bool> Cases => new([true, false], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_refused_call_stops_the_run_with_a_message_and_loses_nothing(bool sync, bool afterOthers)
    {
        var before = await FaultedRun.BeforeAsync(sync ? Durability.Sync : Durability.Os, afterOthers);
        var faults = new List<PlannedFault>();
        foreach (var (number, error) in errors.Index())
        {
            faults.AddRange(await before.FaultsAsync(new PlannedFault(0, error)));
            // What one error does to a file, the others do too: a third of the calls each, where all would take long.
            if (nightly || error != DiskError.Device)
                faults.AddRange(await before.FaultsAsync(new PlannedFault(0, error, FaultEffect.TakeLittleAndRefuse)));
            if (!nightly && error != DiskError.Device)
                faults.RemoveAll(f => f.Error == error && f.At % 3 != number % 3);
        }

        var hits = await TryAllAsync(faults, before.RefuseAsync);

        Assert.InRange(hits, faults.Count * 8 / 10, faults.Count);
    }

    [Fact]
    public async Task Every_refused_call_for_a_large_value_stops_the_run_too()
    {
        var before = await FaultedRun.BeforeAsync(Durability.Sync, afterOthers: false, large: true);
        var faults = new List<PlannedFault>();
        foreach (var error in new[] { DiskError.Device, DiskError.Full })
        {
            faults.AddRange(await before.FaultsAsync(new PlannedFault(0, error) { NameEnds = ".partial" }));
            faults.AddRange(await before.FaultsAsync(new PlannedFault(0, error, FaultEffect.TakeLittleAndRefuse) { NameEnds = ".partial" }));
        }

        faults.AddRange(await before.FaultsAsync(new PlannedFault(0, DiskError.Device) { NameEnds = ".value" }));

        var hits = await TryAllAsync(faults, before.RefuseAsync);

        Assert.InRange(hits, 10, faults.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_notices_an_append_that_is_interrupted_or_short(bool sync)
    {
        var before = await FaultedRun.BeforeAsync(sync ? Durability.Sync : Durability.Os, afterOthers: true);
        var faults = new List<PlannedFault>();
        faults.AddRange(await before.FaultsAsync(new PlannedFault(0, null, FaultEffect.TakeNothing)));
        faults.AddRange(await before.FaultsAsync(new PlannedFault(0, null, FaultEffect.TakeLittle)));

        var hits = await TryAllAsync(faults, before.NoticeNothingAsync);

        Assert.InRange(hits, faults.Count / 2, faults.Count);
    }

    /// <summary>Threads make every run a little different, so that a fault may be planned for a call that does not come: it is not counted.</summary>
    private static async Task<int> TryAllAsync(List<PlannedFault> faults, Func<PlannedFault, Task<bool>> tryAsync)
    {
        var hits = 0;
        await Parallel.ForEachAsync(faults, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (fault, _) =>
        {
            try
            {
                Interlocked.Add(ref hits, await tryAsync(fault) ? 1 : 0);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{fault}: {e}", e);
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{hits} of {faults.Count} faults hit");
        return hits;
    }
}
