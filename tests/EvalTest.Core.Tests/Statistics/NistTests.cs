using EvalTest.Statistics;

namespace EvalTest.Core.Tests.Statistics;

/// <summary>Certified means and deviations to all 15 digits, as far as the nearest doubles to the published decimals allow.</summary>
public sealed class NistTests
{
    public static TheoryData<string, double[], double, double, double> Sets => new()
    {
        { "PiDigits", [.. NistData.PiDigits()], 4.53480000000000, 2.86733906028871, 2e-15 },
        { "Lottery", NistData.Lottery, 518.958715596330, 291.699727470969, 2e-15 },
        { "Lew", NistData.Lew, -177.435000000000, 277.332168044316, 2e-15 },
        { "Mavro", [.. NistData.Mavro], 2.00185600000000, 0.000429123454003053, 1e-13 },
        { "Michelso", [.. NistData.Michelso], 299.852400000000, 0.0790105478190518, 1e-13 },
        { "NumAcc1", NistData.NumAcc1, 10000002, 1, 0 },
        { "NumAcc2", [.. NistData.NumAcc2], 1.2, 0.1, 1e-14 },
        { "NumAcc3", [.. NistData.NumAcc3], 1000000.2, 0.1, 1e-9 },
        { "NumAcc4", [.. NistData.NumAcc4], 10000000.2, 0.1, 1e-8 },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_set_has_its_certified_values(string name, double[] values, double mean, double deviation, double tolerance)
    {
        var spread = Spread.Of(values);

        Assert.True(Math.Abs(spread.Mean.Value!.Value - mean) <= 2e-15 * Math.Abs(mean), $"{name}: {spread.Mean}");
        Assert.True(Math.Abs(spread.StandardDeviation.Value!.Value - deviation) <= tolerance * deviation, $"{name}: {spread.StandardDeviation}");
        Assert.Equal(deviation / Math.Sqrt(values.Length), spread.StandardError.Value!.Value, 1e-8);
    }
}
