using EvalTest.Figures;
using EvalTest.Model;

namespace EvalTest.Core.Tests.Figures;

public sealed class GateRulesTests
{
    public static TheoryData<double?, double?, double?> Right => new() { { 0.8, null, null }, { null, 5, null }, { -1, 1, null }, { 0.5, 0.5, null }, { null, null, 0 }, { null, null, 1 } };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_gate_that_can_be_judged_is_right(double? atLeast, double? atMost, double? maxErrorRate)
    {
        Assert.Null(GateRules.Validate(new Gate("accuracy", atLeast, atMost, maxErrorRate)));
    }

    public static TheoryData<string, double?, double?, double?, string> Wrong => new()
    {
        { "accuracy", null, null, null, "[Gate(\"accuracy\")] has no condition, so it would always hold. Write [Gate(\"accuracy\", AtLeast = 0.8)], or give AtMost or MaxErrorRate." },
        { "accuracy", 0.9, 0.1, null, "[Gate(\"accuracy\")] can never hold: AtLeast = 0.9 is above AtMost = 0.1. Swap the two." },
        { "accuracy", double.NegativeInfinity, null, null, "[Gate(\"accuracy\")] has an infinite bound. Leave the bound out where there is none." },
        { "accuracy", null, null, 5, "[Gate(\"accuracy\")] has MaxErrorRate = 5, but a rate lies between 0 and 1. Write 0.05 for 5 %." },
        { "accuracy", 0.8, null, -0.1, "[Gate(\"accuracy\")] has MaxErrorRate = -0.1, but a rate lies between 0 and 1. Write 0.05 for 5 %." },
        { "passed", 80, null, null, "[Gate(\"passed\")] has the bound 80, but a pass rate lies between 0 and 1. Write 0.8 for 80 %." },
        { " ", 0.8, null, null, "[Gate(\"\")] names no score. Write [Gate(\"accuracy\", AtLeast = 0.8)] for the mean of a score, or [Gate(AtLeast = 0.8)] for the pass rate." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_gate_that_cannot_be_judged_says_what_to_write(string score, double? atLeast, double? atMost, double? maxErrorRate, string message)
    {
        Assert.Equal(message, GateRules.Validate(new Gate(score, atLeast, atMost, maxErrorRate)));
    }
}
