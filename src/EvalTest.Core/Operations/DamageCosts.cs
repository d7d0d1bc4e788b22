using EvalTest.Model;
using EvalTest.Sessions;

namespace EvalTest.Operations;

/// <summary>What a damage costs, by what the rest of the experiment says of the same sample.</summary>
internal static class DamageCosts
{
    /// <param name="damage">What is not believed.</param>
    /// <param name="file">Its file; null where that is no file.</param>
    /// <param name="states">What is believed; none where the experiment cannot be read as a whole.</param>
    public static VerifiedDamage Of(Damage damage, FileCheck? file, IReadOnlyList<(string Assembly, ExperimentState State)> states) => damage.Kind switch
    {
        DamageKind.Empty or DamageKind.NoFile or DamageKind.Digest or DamageKind.Fork => new(damage, DamageCost.Nothing),
        DamageKind.Header => new(damage, file?.Lines > 1 ? DamageCost.Unknown : DamageCost.Nothing),
        DamageKind.Missing => file?.VanishedBefore(damage.Line) is > 0 and var vanished ? new(damage, DamageCost.Unknown, vanished) : new(damage, DamageCost.Nothing),
        _ when file?.SampleAt(damage.Line) is { } found => new(damage, CostOf(found.Sample, found.Sequence, file.Header, states), Sample: found.Sample),
        _ => new(damage, DamageCost.Unknown),
    };

    private static DamageCost CostOf(DamagedSample sample, long? sequence, HeaderRecord? header, IReadOnlyList<(string Assembly, ExperimentState State)> states)
    {
        if (states.FirstOrDefault(s => s.Assembly == header?.Assembly).State is not { } state)
            return DamageCost.Unknown;
        var current = state.Eval(sample.Eval, sample.Variant).Find(KeyHash.Of(new SampleKey(sample.Variant, sample.Id, sample.Trial)), out _);
        if (current.State == ResultState.None)
            return DamageCost.RunsAgain;
        // The same line told elsewhere, or a later one, counts as if nothing had happened.
        var own = state.Sessions.First(s => s.Header.Session == header!.Session).Place;
        var isLater = (state.Sessions[current.Session].Place, current.Sequence).CompareTo((own, sequence ?? long.MaxValue)) >= 0;
        return isLater && (current.State is ResultState.Completed or ResultState.Skipped) ? DamageCost.Nothing : DamageCost.AnotherCounts;
    }
}
